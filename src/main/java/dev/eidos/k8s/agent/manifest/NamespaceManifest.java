package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.SortedMap;

/** The namespace, for clusters that do not have it yet. */
final class NamespaceManifest {
    private NamespaceManifest() {}

    static Manifest of(AgentConfig config) {
        SortedMap<String, String> labels = Labels.lasting(config);
        String level = config.pod().profile().podSecurityLevel();
        labels.put(PodSecurityLabels.ENFORCE, level);
        labels.put(PodSecurityLabels.AUDIT, level);
        labels.put(PodSecurityLabels.WARN, level);
        return Metadata.manifest(ObjectKind.NAMESPACE, "", config.namespace(), labels);
    }
}
