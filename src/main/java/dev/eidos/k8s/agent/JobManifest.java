package dev.eidos.k8s.agent;

import java.time.Duration;

/** The Job that runs the agent once. */
final class JobManifest {
    /** How long a finished Job stays when eidos could not remove it, seconds: time to look, no litter. */
    private static final int TTL_SECONDS = 300;

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
                        wholeSeconds(config.timeout()),
                        "ttlSecondsAfterFinished",
                        TTL_SECONDS,
                        "template",
                        Trees.map(
                                "metadata",
                                Trees.map("labels", labels, "annotations", annotations),
                                "spec",
                                PodSpec.of(config, run, name))));
    }

    /** Rounded up, so that the Job never ends before eidos stops waiting for it. */
    private static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
