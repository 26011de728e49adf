package dev.eidos.k8s.agent.api;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The choices for a run of the agent. Checked at construction: what exists is valid.
 *
 * @param placement where it runs, and under which name
 * @param pod what runs there
 * @param run what it shall bring, and leave behind
 */
public record AgentConfig(Placement placement, PodSettings pod, RunSettings run) {
    public static final String DEFAULT_NAMESPACE = "gpu-operator";
    public static final String DEFAULT_NAME = "eidos";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    public static final Duration DEFAULT_SCHEDULE_TIMEOUT = Duration.ofSeconds(15);

    /** Checks what must hold between the three. */
    public AgentConfig {
        if (run.requireGpu() && pod.profile() == Profile.RESTRICTED) {
            throw Checks.invalid(
                            "no GPU can be seen",
                            Setting.of("requireGpu"),
                            Setting.of("profile", pod.profile().label()))
                    .reason("the profile 'restricted' sees nothing of the node")
                    .suggestion("use %s or privileged", Setting.of("profile", Profile.NODE.label()))
                    .build();
        }
    }

    /** Everything at its default but the image, which is needed. */
    public static Builder builder(ImageReference image) {
        return new Builder(image);
    }

    /** The namespace of the Job and its ServiceAccount. */
    public String namespace() {
        return placement.namespace();
    }

    /** The Job's name unless another run holds it. */
    public String jobName(RunId id) {
        return placement.generateJobName() ? id.jobName() : placement.jobName().orElse(DEFAULT_NAME);
    }

    /** The ConfigMap that the agent writes: the one that the user named, else one of this run's own beside the Job. */
    public ConfigMapUri result(RunId id) {
        return run.output().orElseGet(() -> new ConfigMapUri(namespace(), id.resultName()));
    }

    /** The namespace of the Role: that of the result. */
    public String resultNamespace() {
        return run.output().map(ConfigMapUri::namespace).orElse(namespace());
    }

    /** Collects the values of an {@link AgentConfig}; what is not set has its default. */
    public static final class Builder {
        private final Placement.Builder placement = new Placement.Builder();
        private final PodSettings.Builder pod;
        private final RunSettings.Builder run = new RunSettings.Builder();

        private Builder(ImageReference image) {
            pod = new PodSettings.Builder(image);
        }

        public Builder placement(Consumer<Placement.Builder> choices) {
            choices.accept(placement);
            return this;
        }

        public Builder pod(Consumer<PodSettings.Builder> choices) {
            choices.accept(pod);
            return this;
        }

        public Builder run(Consumer<RunSettings.Builder> choices) {
            choices.accept(run);
            return this;
        }

        /**
         * Checks the values, alone and together.
         *
         * @throws EidosException with {@link ErrorCode#INVALID_INPUT} for a value that cannot be, saying what can
         */
        public AgentConfig build() {
            return new AgentConfig(placement.build(), pod.build(), run.build());
        }
    }
}
