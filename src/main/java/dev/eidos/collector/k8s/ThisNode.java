package dev.eidos.collector.k8s;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.DnsName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The node that this machine is, if it is one: the one that was named, else one of this host's name. Asked for once.
 */
final class ThisNode {
    private final ClusterConnection cluster;
    private final K8sOptions options;
    private @Nullable Value node;
    private @Nullable EidosException failure;

    ThisNode(ClusterConnection cluster, K8sOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** Its name. One that somebody named is believed, so that nobody waits for the node itself. */
    String name() {
        String named = options.nodeName();
        return named != null && DnsName.isSubdomain(named) ? named : read().text("metadata", "name");
    }

    /** What the API server has of it. */
    synchronized Value read() {
        if (failure != null) {
            throw failure;
        }
        if (node == null) {
            try {
                String named = options.nodeName();
                node = named != null ? node(named) : nodeOfThisHost();
            } catch (EidosException e) {
                failure = e;
                throw e;
            }
        }
        return node;
    }

    private Value nodeOfThisHost() {
        String host = options.hostname();
        if (host == null || host.isBlank()) {
            throw notANode("the host's name is unknown");
        }
        try {
            // the kubelet registers a node under the host's name in lower case
            return node(host.strip().toLowerCase(Locale.ROOT));
        } catch (EidosException e) {
            if (e.code() == ErrorCode.NOT_FOUND && String.valueOf(e.object()).startsWith("nodes/")) {
                throw notANode("no node is named " + host.strip());
            }
            throw e;
        }
    }

    private Value node(String name) {
        String object = "nodes/" + name;
        if (!DnsName.isSubdomain(name)) {
            throw notANode("'" + name + "' cannot be a node's name");
        }
        return cluster.get("cannot read the node", object, "/api/v1/" + object, NodeFacts.WANTED);
    }

    private static EidosException notANode(String reason) {
        return EidosException.of(ErrorCode.NOT_FOUND, "this machine is not known to be a node of the cluster")
                .object("node")
                .reason(reason)
                .suggestion("set NODE_NAME if it is one")
                .build();
    }
}
