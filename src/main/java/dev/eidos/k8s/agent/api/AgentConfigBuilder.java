package dev.eidos.k8s.agent.api;

import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Resources;
import dev.eidos.k8s.syntax.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Collects the values of an {@link AgentConfig}; what is not set has its default. */
public final class AgentConfigBuilder {
    private String version = "unknown";
    private String namespace = AgentConfig.DEFAULT_NAMESPACE;
    private final ImageReference image;
    private Optional<PullPolicy> imagePullPolicy = Optional.empty();
    private List<String> imagePullSecrets = List.of();
    private Optional<String> explicitJobName = Optional.empty();
    private boolean generateJobName = false;
    private boolean replace = false;
    private String serviceAccountName = AgentConfig.DEFAULT_NAME;
    private NodeSelector nodeSelector = NodeSelector.ANY;
    private List<Toleration> tolerations = List.of();
    private Duration timeout = AgentConfig.DEFAULT_TIMEOUT;
    private Duration scheduleTimeout = AgentConfig.DEFAULT_SCHEDULE_TIMEOUT;
    private Resources resources = Resources.DEFAULT;
    private Optional<String> runtimeClass = Optional.empty();
    private Optional<String> priorityClass = Optional.empty();
    private Profile profile = Profile.PRIVILEGED;
    private String hostRoot = "/";
    private boolean requireGpu = false;
    private Format format = Format.YAML;
    private Optional<ConfigMapUri> output = Optional.empty();
    private List<String> snapshotArguments = List.of();
    private boolean cleanup = true;
    private boolean cleanupRbac = false;
    private boolean skipPreflight = false;

    AgentConfigBuilder(ImageReference image) {
        this.image = image;
    }

    public AgentConfigBuilder version(String version) {
        this.version = version;
        return this;
    }

    public AgentConfigBuilder namespace(String namespace) {
        this.namespace = namespace;
        return this;
    }

    public AgentConfigBuilder imagePullPolicy(PullPolicy imagePullPolicy) {
        this.imagePullPolicy = Optional.of(imagePullPolicy);
        return this;
    }

    public AgentConfigBuilder imagePullSecrets(List<String> imagePullSecrets) {
        this.imagePullSecrets = imagePullSecrets;
        return this;
    }

    public AgentConfigBuilder jobName(String jobName) {
        this.explicitJobName = Optional.of(jobName);
        return this;
    }

    public AgentConfigBuilder generateJobName(boolean generateJobName) {
        this.generateJobName = generateJobName;
        return this;
    }

    public AgentConfigBuilder replace(boolean replace) {
        this.replace = replace;
        return this;
    }

    public AgentConfigBuilder serviceAccountName(String serviceAccountName) {
        this.serviceAccountName = serviceAccountName;
        return this;
    }

    public AgentConfigBuilder nodeSelector(NodeSelector nodeSelector) {
        this.nodeSelector = nodeSelector;
        return this;
    }

    public AgentConfigBuilder tolerations(List<Toleration> tolerations) {
        this.tolerations = tolerations;
        return this;
    }

    public AgentConfigBuilder timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    public AgentConfigBuilder scheduleTimeout(Duration scheduleTimeout) {
        this.scheduleTimeout = scheduleTimeout;
        return this;
    }

    public AgentConfigBuilder resources(Resources resources) {
        this.resources = resources;
        return this;
    }

    public AgentConfigBuilder runtimeClass(String runtimeClass) {
        this.runtimeClass = Optional.of(runtimeClass);
        return this;
    }

    public AgentConfigBuilder priorityClass(String priorityClass) {
        this.priorityClass = Optional.of(priorityClass);
        return this;
    }

    public AgentConfigBuilder profile(Profile profile) {
        this.profile = profile;
        return this;
    }

    public AgentConfigBuilder hostRoot(String hostRoot) {
        this.hostRoot = hostRoot;
        return this;
    }

    public AgentConfigBuilder requireGpu(boolean requireGpu) {
        this.requireGpu = requireGpu;
        return this;
    }

    public AgentConfigBuilder format(Format format) {
        this.format = format;
        return this;
    }

    public AgentConfigBuilder output(ConfigMapUri output) {
        this.output = Optional.of(output);
        return this;
    }

    public AgentConfigBuilder snapshotArguments(List<String> snapshotArguments) {
        this.snapshotArguments = snapshotArguments;
        return this;
    }

    public AgentConfigBuilder cleanup(boolean cleanup) {
        this.cleanup = cleanup;
        return this;
    }

    public AgentConfigBuilder cleanupRbac(boolean cleanupRbac) {
        this.cleanupRbac = cleanupRbac;
        return this;
    }

    public AgentConfigBuilder skipPreflight(boolean skipPreflight) {
        this.skipPreflight = skipPreflight;
        return this;
    }

    /**
     * Checks the values, alone and together.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} for a value that cannot be, saying what can
     */
    public AgentConfig build() {
        return new AgentConfig(
                version,
                namespace,
                image,
                imagePullPolicy,
                imagePullSecrets,
                explicitJobName,
                generateJobName,
                replace,
                serviceAccountName,
                nodeSelector,
                tolerations,
                timeout,
                scheduleTimeout,
                resources,
                runtimeClass,
                priorityClass,
                profile,
                hostRoot,
                requireGpu,
                format,
                output,
                snapshotArguments,
                cleanup,
                cleanupRbac,
                skipPreflight);
    }
}
