package dev.eidos.k8s.agent;

import java.util.SortedMap;

/** The namespace, for clusters that do not have it yet. */
final class NamespaceManifest {
    /** kubernetes.io: "Pod Security Admission", "Pod Security Admission labels for namespaces". */
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";

    private NamespaceManifest() {}

    static Manifest of(AgentConfig config) {
        SortedMap<String, String> labels = Labels.lasting(config);
        String level = config.profile().podSecurityLevel();
        labels.put(POD_SECURITY + "enforce", level);
        labels.put(POD_SECURITY + "audit", level);
        labels.put(POD_SECURITY + "warn", level);
        return Metadata.manifest(ObjectKind.NAMESPACE, "", config.namespace(), labels);
    }
}
