package dev.eidos.k8s.agent.api;

/** The steps of a run, in their order. */
public enum RunStep {
    PREFLIGHT("preflight"),
    /** Only where the run has made it. */
    NAMESPACE("namespace"),
    RBAC("RBAC"),
    JOB("Job"),
    SCHEDULED("scheduled"),
    RUNNING("running"),
    RETRIEVED("retrieved"),
    CLEANED("cleaned"),
    /** Instead of cleaning up, where that was asked for. */
    KEPT("kept");

    private final String label;

    RunStep(String label) {
        this.label = label;
    }

    /** As people are shown it. */
    public String label() {
        return label;
    }
}
