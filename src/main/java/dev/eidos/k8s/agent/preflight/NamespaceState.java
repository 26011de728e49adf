package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.PodSecurityLabels;
import java.util.Optional;

/** The states in which a namespace that exists cannot take the agent's pod. */
final class NamespaceState {
    private NamespaceState() {}

    static Optional<EidosException> terminating(AgentConfig config, Value.Mapping namespace) {
        if (namespace.text("metadata", "deletionTimestamp").isEmpty()
                && !namespace.text("status", "phase").equals("Terminating")) {
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
    static Optional<EidosException> forbidden(AgentConfig config, Value.Mapping namespace) {
        String level = namespace.text("metadata", "labels", PodSecurityLabels.ENFORCE);
        String needed = config.pod().profile().podSecurityLevel();
        if (!needed.equals("privileged") || !(level.equals("baseline") || level.equals("restricted"))) {
            return Optional.empty();
        }
        return Optional.of(EidosException.of(ErrorCode.FORBIDDEN, "the namespace forbids the agent's pod")
                .object("namespaces/" + config.namespace())
                .reason("its label " + PodSecurityLabels.ENFORCE + "=" + level + " does not allow what --profile "
                        + config.pod().profile().label() + " needs")
                .suggestion(PodSecurityLabels.suggestion(config))
                .build());
    }
}
