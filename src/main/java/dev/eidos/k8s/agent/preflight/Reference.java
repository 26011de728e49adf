package dev.eidos.k8s.agent.preflight;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.api.ApiResource;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the user named, and that the pod cannot do without.
 *
 * @param flag by which it was named
 * @param kind of the API
 */
record Reference(String flag, String kind, ApiResource resource) {

    static List<Reference> of(AgentConfig config) {
        List<Reference> all = new ArrayList<>();
        config.runtimeClass()
                .ifPresent(name -> all.add(new Reference(
                        "--runtime-class",
                        "RuntimeClass",
                        new ApiResource("node.k8s.io", "v1", "runtimeclasses", null, name))));
        config.priorityClass()
                .ifPresent(name -> all.add(new Reference(
                        "--priority-class",
                        "PriorityClass",
                        new ApiResource("scheduling.k8s.io", "v1", "priorityclasses", null, name))));
        config.imagePullSecrets()
                .forEach(name -> all.add(
                        new Reference("--image-pull-secret", "Secret", ApiResource.secret(config.namespace(), name))));
        return all;
    }

    EidosException missing() {
        String within = resource.namespace() == null ? "" : " --namespace " + resource.namespace();
        return EidosException.of(ErrorCode.NOT_FOUND, "there is no such " + kind)
                .object(resource.object())
                .reason(flag + " names it")
                .suggestion("see which there are: kubectl get " + resource.plural() + within)
                .build();
    }
}
