package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import java.util.List;

/** The objects of a run, as a pure function of what the user chose and the run's id. */
public final class AgentManifests {
    private final AgentConfig config;
    private final RunId run;
    private final String jobName;
    private final List<String> avoided;

    private AgentManifests(AgentConfig config, RunId run, String jobName, List<String> avoided) {
        this.config = config;
        this.run = run;
        this.jobName = jobName;
        this.avoided = avoided;
    }

    /** The objects of a run whose Job has another name than the configured one, because another run holds that. */
    public static AgentManifests of(AgentConfig config, RunId run, String jobName) {
        return new AgentManifests(config, run, jobName, List.of());
    }

    public static AgentManifests of(AgentConfig config, RunId run) {
        return of(config, run, config.jobName(run));
    }

    /** The same with a pod that does not go to these nodes. */
    public AgentManifests avoiding(List<String> nodes) {
        return new AgentManifests(config, run, jobName, List.copyOf(nodes));
    }

    public Manifest namespace() {
        return RbacManifests.namespace(config);
    }

    public Manifest serviceAccount() {
        return RbacManifests.serviceAccount(config);
    }

    public Manifest role() {
        return RbacManifests.role(config);
    }

    public Manifest roleBinding() {
        return RbacManifests.roleBinding(config);
    }

    public Manifest clusterRole() {
        return RbacManifests.clusterRole(config);
    }

    public Manifest clusterRoleBinding() {
        return RbacManifests.clusterRoleBinding(config);
    }

    /** The binding that earlier versions shared among all namespaces; not wanted any more. */
    public Manifest sharedClusterRoleBinding() {
        return RbacManifests.sharedClusterRoleBinding(config);
    }

    public Manifest job() {
        return JobManifest.of(config, run, jobName, avoided);
    }

    /** The objects that let the agent do its work, and that are kept for the next run. */
    public List<Manifest> rbac() {
        return List.of(serviceAccount(), role(), roleBinding(), clusterRole(), clusterRoleBinding());
    }

    /** Everything, in the order in which it must be applied. */
    public List<Manifest> all() {
        return List.of(
                namespace(), serviceAccount(), role(), roleBinding(), clusterRole(), clusterRoleBinding(), job());
    }

    /**
     * What a run may apply. A namespace that is there, or has to be, is not among it, and keeps its labels.
     *
     * @param there whether the namespace is known to be there
     */
    public List<Manifest> applied(boolean there) {
        boolean made = config.placement().mayCreateNamespace() && !there;
        return all().stream()
                .filter(manifest -> made || manifest.kind() != ObjectKind.NAMESPACE)
                .toList();
    }
}
