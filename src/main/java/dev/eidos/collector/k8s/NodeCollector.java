package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.DnsName;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Locale;

/** The node that this machine is, if it is one: the one that was named, else one of this host's name. */
record NodeCollector(ClusterConnection cluster, K8sOptions options) implements Collector {

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public List<Subtype> collect() {
        String named = options.nodeName();
        return List.of(NodeFacts.of(name(), named != null ? node(named) : nodeOfThisHost()));
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
