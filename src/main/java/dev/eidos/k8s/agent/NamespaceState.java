package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Optional;

/** What keeps a namespace that exists from taking the agent's pod. */
final class NamespaceState {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    private NamespaceState() {}

    static Optional<EidosException> terminating(AgentConfig config, Node.Mapping namespace) {
        if (Tree.text(namespace, "metadata", "deletionTimestamp").isEmpty()
                && !Tree.text(namespace, "status", "phase").equals("Terminating")) {
            return Optional.empty();
        }
        return Optional.of(EidosException.of(ErrorCode.CONFLICT, "the namespace is being deleted")
                .object("namespaces/" + config.namespace())
                .reason("nothing can be created in it")
                .suggestion("wait until it is gone: kubectl wait --for=delete namespace/" + config.namespace()
                        + "; or choose another --namespace")
                .build());
    }

    /** By the namespace's label alone (kubernetes.io: "Pod Security Admission"). */
    static Optional<EidosException> forbidden(AgentConfig config, Node.Mapping namespace) {
        String level = Tree.text(namespace, "metadata", "labels", ENFORCE);
        String needed = config.profile().podSecurityLevel();
        if (!needed.equals("privileged") || !(level.equals("baseline") || level.equals("restricted"))) {
            return Optional.empty();
        }
        return Optional.of(EidosException.of(ErrorCode.FORBIDDEN, "the namespace forbids the agent's pod")
                .object("namespaces/" + config.namespace())
                .reason("its label " + ENFORCE + "=" + level + " does not allow what --profile "
                        + config.profile().label() + " needs")
                .suggestion(allow(config))
                .build());
    }

    /** What makes room for the profile. */
    static String allow(AgentConfig config) {
        String label = "have it allowed: kubectl label --overwrite namespace " + config.namespace() + " " + ENFORCE
                + "=" + config.profile().podSecurityLevel();
        return switch (config.profile()) {
            case PRIVILEGED, NODE ->
                "take what the API server tells alone (--profile restricted), or choose another --namespace, or "
                        + label;
            case RESTRICTED -> "choose another --namespace, or " + label;
        };
    }
}
