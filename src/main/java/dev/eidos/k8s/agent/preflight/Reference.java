package dev.eidos.k8s.agent.preflight;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.api.ApiResource;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the user named, and that the pod cannot do without.
 *
 * @param setting by which it was named
 * @param kind of the API
 */
record Reference(String setting, String kind, ApiResource resource) {

    static List<Reference> of(AgentConfig config) {
        List<Reference> all = new ArrayList<>();
        config.pod()
                .runtimeClass()
                .ifPresent(name -> all.add(new Reference(
                        "runtimeClass",
                        "RuntimeClass",
                        new ApiResource("node.k8s.io", "v1", "runtimeclasses", null, name))));
        config.pod()
                .priorityClass()
                .ifPresent(name -> all.add(new Reference(
                        "priorityClass",
                        "PriorityClass",
                        new ApiResource("scheduling.k8s.io", "v1", "priorityclasses", null, name))));
        config.pod()
                .imagePullSecrets()
                .forEach(name -> all.add(
                        new Reference("imagePullSecret", "Secret", ApiResource.secret(config.namespace(), name))));
        return all;
    }

    EidosException missing() {
        String within = resource.namespace() == null ? "" : " --namespace " + resource.namespace();
        return EidosException.of(ErrorCode.NOT_FOUND, "there is no such " + kind)
                .object(resource.object())
                .reason("%s names it", Setting.of(setting))
                .suggestion("see which there are: kubectl get " + resource.plural() + within)
                .build();
    }
}
