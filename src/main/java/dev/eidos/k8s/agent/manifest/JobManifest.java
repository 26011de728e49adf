package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

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
        var annotations = Trees.map(EidosLabels.RUN_ID, run.value());
        Value.Mapping template = Trees.map(
                "metadata",
                Trees.map("labels", labels, "annotations", annotations),
                "spec",
                PodSpec.of(config, run, name));
        return Metadata.withMetadata(
                ObjectKind.JOB,
                config.namespace(),
                name,
                Trees.map("name", name, "namespace", config.namespace(), "labels", labels, "annotations", annotations),
                "spec",
                spec(config, template));
    }

    private static Value.Mapping spec(AgentConfig config, Value.Mapping template) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("backoffLimit", 0);
        spec.put("completions", 1);
        spec.put("parallelism", 1);
        spec.put("activeDeadlineSeconds", wholeSeconds(config.run().timeout()) + DEADLINE_MARGIN_SECONDS);
        if (config.run().cleanup()) {
            // what shall be kept stays until somebody removes it
            spec.put("ttlSecondsAfterFinished", TTL_SECONDS);
        }
        spec.put("template", template);
        return Trees.of(spec);
    }

    private static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
