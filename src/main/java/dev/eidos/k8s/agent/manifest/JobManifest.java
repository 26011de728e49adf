package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.Duration;
import java.util.List;

/** The Job that runs the agent once (JobSpec, batch/v1). */
final class JobManifest {
    /** Seconds that a finished Job stays when eidos could not remove it: time to look, no litter. */
    static final int TTL_SECONDS = 300;

    /**
     * The Job's own deadline, which kills the agent should eidos be gone by then, comes after eidos' own: the agent's
     * log goes with its pod. The API server cuts times off to whole seconds, and clocks differ.
     */
    static final int DEADLINE_MARGIN_SECONDS = 5;

    private JobManifest() {}

    /**
     * The Job.
     *
     * @param avoided names of nodes that its pod is not to have
     */
    static Manifest of(AgentConfig config, RunId run, String name, List<String> avoided) {
        return Manifest.of(ObjectKind.JOB, job -> {
            job.put("metadata", metadata -> {
                metadata.put("name", name);
                metadata.put("namespace", config.namespace());
                metadata.putTexts("labels", Labels.of(config, run));
                metadata.put("annotations", annotations -> annotations.put(EidosLabels.RUN_ID, run.value()));
            });
            job.put("spec", spec -> {
                spec.put("backoffLimit", 0);
                spec.put("completions", 1);
                spec.put("parallelism", 1);
                spec.put("activeDeadlineSeconds", deadlineSeconds(config));
                if (config.run().cleanup()) {
                    // what shall be kept stays until somebody removes it
                    spec.put("ttlSecondsAfterFinished", TTL_SECONDS);
                }
                spec.put("template", template -> {
                    template.put("metadata", metadata -> {
                        metadata.putTexts("labels", Labels.of(config, run));
                        metadata.put("annotations", annotations -> annotations.put(EidosLabels.RUN_ID, run.value()));
                    });
                    template.put(
                            "spec",
                            AgentPod.spec(
                                    config,
                                    run,
                                    AgentTask.ofJob(config, run, name),
                                    NodeAffinity.of(config.placement(), avoided),
                                    deadlineSeconds(config)));
                });
            });
        });
    }

    static long deadlineSeconds(AgentConfig config) {
        return wholeSeconds(config.run().timeout()) + DEADLINE_MARGIN_SECONDS;
    }

    static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
