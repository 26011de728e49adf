package dev.eidos.k8s.agent.api;

import dev.eidos.document.Format;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.k8s.syntax.NameKind;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Resources;
import dev.eidos.k8s.syntax.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user chose for a run of the agent. Checked at construction: what exists is valid.
 *
 * @param version the version of eidos, for the label that says who made an object
 * @param namespace where the Job and its ServiceAccount live
 * @param image what the agent's container runs
 * @param imagePullPolicy none leaves it to the API server: {@code Always} for the tag {@code latest} and for no tag,
 *     {@code IfNotPresent} otherwise
 * @param imagePullSecrets names of Secrets in the namespace
 * @param explicitJobName the Job's name, if the user named it
 * @param generateJobName whether the Job gets a name that no other run has, from the start
 * @param replace whether an active Job of the same name is deleted instead of respected
 * @param serviceAccountName whose token the agent uses
 * @param nodeSelector labels of the nodes that may run the agent
 * @param tolerations taints that do not keep the agent away; none of them: every taint is tolerated
 * @param timeout for the whole run, from the Job's creation
 * @param scheduleTimeout how long the scheduler may find no node before the run fails
 * @param resources requests and limits of the agent's container
 * @param runtimeClass name of a RuntimeClass
 * @param priorityClass name of a PriorityClass
 * @param profile how much of its node the agent sees
 * @param hostRoot the directory of the node that is the root of the tree to read, as a rule {@code /}
 * @param requireGpu whether a node without GPU is a failure
 * @param format how the agent writes its result: YAML or JSON
 * @param output the ConfigMap that the user named for the result; none: one of ours, removed at the end
 * @param snapshotArguments more arguments for the agent's {@code eidos snapshot}
 * @param cleanup whether the Job and our result are removed at the end
 * @param cleanupRbac whether RBAC that is ours is removed at the end too
 * @param skipPreflight whether to write without looking first
 */
public record AgentConfig(
        String version,
        String namespace,
        ImageReference image,
        Optional<PullPolicy> imagePullPolicy,
        List<String> imagePullSecrets,
        Optional<String> explicitJobName,
        boolean generateJobName,
        boolean replace,
        String serviceAccountName,
        NodeSelector nodeSelector,
        List<Toleration> tolerations,
        Duration timeout,
        Duration scheduleTimeout,
        Resources resources,
        Optional<String> runtimeClass,
        Optional<String> priorityClass,
        Profile profile,
        String hostRoot,
        boolean requireGpu,
        Format format,
        Optional<ConfigMapUri> output,
        List<String> snapshotArguments,
        boolean cleanup,
        boolean cleanupRbac,
        boolean skipPreflight) {
    public static final String DEFAULT_NAMESPACE = "gpu-operator";
    public static final String DEFAULT_NAME = "eidos";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    public static final Duration DEFAULT_SCHEDULE_TIMEOUT = Duration.ofSeconds(15);

    public AgentConfig {
        imagePullSecrets = List.copyOf(imagePullSecrets);
        tolerations = List.copyOf(tolerations);
        snapshotArguments = List.copyOf(snapshotArguments);
        AgentConfigChecks.name("--namespace", namespace, NameKind.LABEL);
        imagePullSecrets.forEach(secret -> AgentConfigChecks.name("--image-pull-secret", secret, NameKind.SUBDOMAIN));
        explicitJobName.ifPresent(name -> AgentConfigChecks.name("--job-name", name, NameKind.LABEL));
        AgentConfigChecks.oneJobName(explicitJobName, generateJobName, replace);
        AgentConfigChecks.name("--service-account-name", serviceAccountName, NameKind.SUBDOMAIN);
        AgentConfigChecks.positive("--timeout", timeout);
        AgentConfigChecks.positive("--schedule-timeout", scheduleTimeout);
        runtimeClass.ifPresent(name -> AgentConfigChecks.name("--runtime-class", name, NameKind.SUBDOMAIN));
        priorityClass.ifPresent(name -> AgentConfigChecks.name("--priority-class", name, NameKind.SUBDOMAIN));
        AgentConfigChecks.hostRoot(hostRoot, profile);
        AgentConfigChecks.readable(format);
        AgentConfigChecks.gpuVisible(requireGpu, profile);
        AgentConfigChecks.cleanup(cleanup, cleanupRbac);
    }

    /** Everything at its default but the image, which is needed. */
    public static AgentConfigBuilder builder(ImageReference image) {
        return new AgentConfigBuilder(image);
    }

    /** The Job's name unless another run holds it. */
    public String jobName(RunId run) {
        return generateJobName ? run.jobName() : explicitJobName.orElse(DEFAULT_NAME);
    }

    /** Where the agent writes: what the user named, else a ConfigMap of this run's own beside the Job. */
    public ConfigMapUri result(RunId run) {
        return output.orElseGet(() -> new ConfigMapUri(namespace, run.resultName()));
    }

    /** Where the Role must be: in the namespace of the result. */
    public String resultNamespace() {
        return output.map(ConfigMapUri::namespace).orElse(namespace);
    }
}
