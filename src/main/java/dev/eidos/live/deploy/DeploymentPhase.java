package dev.eidos.live.deploy;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.Finding;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.Phase;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.live.gpu.GpuReader;
import dev.eidos.live.gpu.SnapshotGpus;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The phase that finds out whether what a recipe names is installed and at work.
 *
 * @param components those of the recipe that are to be there, with their namespaces, in the order of installation
 * @param checks what the library knows to look at, by component
 * @param mirror from which images shall come; empty for anywhere
 * @param versions the limits that the recipe sets besides
 * @param snapshots what those of nodes tell of GPUs, by the node's name
 */
public record DeploymentPhase(
        List<ComponentRef> components,
        Function<ComponentRef, ComponentChecks> checks,
        String mirror,
        WantedVersions versions,
        Map<String, SnapshotGpus> snapshots) {
    public DeploymentPhase {
        components = List.copyOf(components);
        snapshots = Map.copyOf(snapshots);
    }

    /** The same with what other snapshots tell of GPUs, by the node's name. */
    public DeploymentPhase with(Map<String, SnapshotGpus> others) {
        return new DeploymentPhase(components, checks, mirror, versions, others);
    }

    /** The ids of all checks, in order. */
    public List<String> ids() {
        List<String> ids =
                new ArrayList<>(components.stream().map(ComponentRef::name).toList());
        ids.add(NodeVersions.ID);
        ids.add(GpuReader.ID);
        ids.addAll(versions.others());
        return ids;
    }

    /**
     * The checks of a cluster. What all of them need is read at once.
     *
     * @param nodes whose GPUs are counted, and whose versions are compared
     * @throws dev.eidos.error.EidosException if the server does not answer
     */
    public List<CheckRunner.Step> steps(LiveCluster cluster, NodeSubset nodes) throws InterruptedException {
        SharedObjects shared = SharedObjects.read(cluster, components);
        var reader = new ComponentReader(cluster, shared);
        List<CheckRunner.Step> steps = new ArrayList<>();
        for (ComponentRef component : components) {
            steps.add(new CheckRunner.Step(
                    Phase.DEPLOYMENT,
                    component.name(),
                    () -> ComponentJudge.of(
                            reader.read(component, checks.apply(component)),
                            mirror,
                            versions.limits().get(component.name()))));
        }
        steps.add(new CheckRunner.Step(Phase.DEPLOYMENT, NodeVersions.ID, () -> NodeVersions.of(cluster, nodes)));
        steps.add(new CheckRunner.Step(
                Phase.DEPLOYMENT, GpuReader.ID, () -> new GpuReader(cluster, snapshots, nodes).judge()));
        for (String name : versions.others()) {
            List<Finding> notUnderstood = List.of(WantedVersions.notUnderstood(name));
            steps.add(new CheckRunner.Step(
                    Phase.DEPLOYMENT, name, () -> CheckResult.of(Phase.DEPLOYMENT, name, "", "", notUnderstood)));
        }
        if (!shared.unread().isEmpty()) {
            List<Finding> unread = shared.unread();
            steps.add(new CheckRunner.Step(
                    Phase.DEPLOYMENT,
                    "cluster-objects",
                    () -> CheckResult.of(Phase.DEPLOYMENT, "cluster-objects", "readable", "", unread)));
        }
        return steps;
    }
}
