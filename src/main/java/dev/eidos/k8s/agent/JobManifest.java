package dev.eidos.k8s.agent;

import java.time.Duration;

/** The Job that runs the agent once. */
final class JobManifest {
    /** How long a finished Job stays when eidos could not remove it, seconds: time to look, no litter. */
    private static final int TTL_SECONDS = 300;

    /**
     * The Job's own deadline, which kills the agent should eidos be gone by then, comes after eidos' own: the agent's
     * log goes with its pod. The API server cuts times off to whole seconds, and clocks differ.
     */
    private static final int DEADLINE_MARGIN_SECONDS = 5;

    private JobManifest() {}

    static Manifest of(AgentConfig config, RunId run, String name) {
        var labels = Labels.of(config, run);
        var annotations = Trees.map(Labels.RUN_ID, run.value());
        return Metadata.withMetadata(
                ObjectKind.JOB,
                config.namespace(),
                name,
                Trees.map("name", name, "namespace", config.namespace(), "labels", labels, "annotations", annotations),
                "spec",
                Trees.map(
                        "backoffLimit",
                        0,
                        "completions",
                        1,
                        "parallelism",
                        1,
                        "activeDeadlineSeconds",
                        wholeSeconds(config.timeout()) + DEADLINE_MARGIN_SECONDS,
                        "ttlSecondsAfterFinished",
                        TTL_SECONDS,
                        "template",
                        Trees.map(
                                "metadata",
                                Trees.map("labels", labels, "annotations", annotations),
                                "spec",
                                PodSpec.of(config, run, name))));
    }

    private static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
