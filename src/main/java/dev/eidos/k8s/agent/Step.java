package dev.eidos.k8s.agent;

/** The steps of a run, in their order. */
public enum Step {
    PREFLIGHT("preflight"),
    RBAC("RBAC"),
    JOB("Job"),
    SCHEDULED("scheduled"),
    RUNNING("running"),
    RETRIEVED("retrieved"),
    CLEANED("cleaned");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    /** As people are shown it. */
    public String label() {
        return label;
    }
}
