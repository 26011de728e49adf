package dev.eidos.k8s.agent.api;

import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.Setting;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run of the agent: what it shall bring, how long it may take, and what it leaves behind.
 *
 * @param version the version of eidos, for the label that says who made an object
 * @param timeout for the whole run but its clean-up, from its first request on
 * @param requireGpu whether a node without GPU is a failure
 * @param format how the agent writes its result: YAML or JSON
 * @param output the ConfigMap that the user named for the result; none: one of ours, removed at the end
 * @param snapshotArguments more arguments for the agent's {@code eidos snapshot}
 * @param cleanup whether the Job and our result are removed at the end
 * @param cleanupRbac whether RBAC that is ours is removed at the end too
 * @param skipPreflight whether to write without looking first
 * @param kept the ConfigMap that the one who runs it writes what comes to, with others that belong to it
 * @param perNode whether the run makes a pod for each of many nodes itself, and the timeout is that of one of them
 */
public record RunSettings(
        String version,
        Duration timeout,
        boolean requireGpu,
        Format format,
        Optional<ConfigMapUri> output,
        List<String> snapshotArguments,
        boolean cleanup,
        boolean cleanupRbac,
        boolean skipPreflight,
        Optional<ConfigMapUri> kept,
        boolean perNode) {
    /** Checks the values, alone and together. */
    public RunSettings {
        snapshotArguments = List.copyOf(snapshotArguments);
        Checks.positive("timeout", timeout);
        if (format == Format.TABLE) {
            throw Checks.invalid(
                            "the agent's result is read again, and a table cannot be",
                            Setting.of("format", format.label()))
                    .suggestion("use yaml or json")
                    .build();
        }
        if (cleanupRbac && !cleanup) {
            throw Checks.invalid("clean up, and do not", Setting.off("cleanup"), Setting.of("cleanupRbac"))
                    .reason("the Job that stays would lose its permissions")
                    .suggestion("give one of them")
                    .build();
        }
    }

    /** Collects the values of {@link RunSettings}; what is not set has its default. */
    public static final class Builder {
        private String version = "unknown";
        private Duration timeout = AgentConfig.DEFAULT_TIMEOUT;
        private boolean requireGpu = false;
        private Format format = Format.YAML;
        private Optional<ConfigMapUri> output = Optional.empty();
        private List<String> snapshotArguments = List.of();
        private boolean cleanup = true;
        private boolean cleanupRbac = false;
        private boolean skipPreflight = false;
        private Optional<ConfigMapUri> kept = Optional.empty();
        private boolean perNode = false;

        Builder() {}

        public Builder version(String version) {
            this.version = version;
            return this;
        }

        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        public Builder requireGpu(boolean requireGpu) {
            this.requireGpu = requireGpu;
            return this;
        }

        public Builder format(Format format) {
            this.format = format;
            return this;
        }

        public Builder output(ConfigMapUri output) {
            this.output = Optional.of(output);
            return this;
        }

        public Builder snapshotArguments(List<String> snapshotArguments) {
            this.snapshotArguments = snapshotArguments;
            return this;
        }

        public Builder cleanup(boolean cleanup) {
            this.cleanup = cleanup;
            return this;
        }

        public Builder cleanupRbac(boolean cleanupRbac) {
            this.cleanupRbac = cleanupRbac;
            return this;
        }

        public Builder skipPreflight(boolean skipPreflight) {
            this.skipPreflight = skipPreflight;
            return this;
        }

        public Builder kept(Optional<ConfigMapUri> kept) {
            this.kept = kept;
            return this;
        }

        public Builder perNode(boolean perNode) {
            this.perNode = perNode;
            return this;
        }

        /**
         * Checks the values, alone and together.
         *
         * @throws EidosException for a value that cannot be, saying what can
         */
        RunSettings build() {
            return new RunSettings(
                    version,
                    timeout,
                    requireGpu,
                    format,
                    output,
                    snapshotArguments,
                    cleanup,
                    cleanupRbac,
                    skipPreflight,
                    kept,
                    perNode);
        }
    }
}
