package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;

/** The labels by which a namespace says which pods it takes (kubernetes.io: "Pod Security Admission"). */
public final class PodSecurityLabels {
    public static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    static final String AUDIT = "pod-security.kubernetes.io/audit";
    static final String WARN = "pod-security.kubernetes.io/warn";

    private PodSecurityLabels() {}

    /** The advice where they do not allow what the profile needs. */
    public static String suggestion(AgentConfig config) {
        String label = "have it allowed: kubectl label --overwrite namespace " + config.namespace() + " " + ENFORCE
                + "=" + config.pod().profile().podSecurityLevel();
        return switch (config.pod().profile()) {
            case PRIVILEGED, NODE ->
                "take what the API server tells alone (--profile restricted), or choose another --namespace, or "
                        + label;
            case RESTRICTED -> "choose another --namespace, or " + label;
        };
    }
}
