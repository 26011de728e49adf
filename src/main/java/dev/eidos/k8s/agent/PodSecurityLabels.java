package dev.eidos.k8s.agent;

/** The labels by which a namespace says which pods it takes (kubernetes.io: "Pod Security Admission"). */
final class PodSecurityLabels {
    static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    static final String AUDIT = "pod-security.kubernetes.io/audit";
    static final String WARN = "pod-security.kubernetes.io/warn";

    private PodSecurityLabels() {}

    /** What to do where they do not allow what the profile needs. */
    static String suggestion(AgentConfig config) {
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
