package dev.eidos.live.conformance;

import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirements about where pods go, how many there are, and in what they run. */
final class SchedulingChecks {
    /** The objects of a scheduler of gangs, and a part of the name of what runs it. */
    private static final Map<String, String> GANGS = gangs();

    private SchedulingChecks() {}

    private static Map<String, String> gangs() {
        Map<String, String> gangs = new LinkedHashMap<>();
        gangs.put("podgroups.scheduling.run.ai", "kai-scheduler");
        gangs.put("clusterqueues.kueue.x-k8s.io", "kueue-controller");
        gangs.put("podgroups.scheduling.volcano.sh", "volcano-scheduler");
        gangs.put("podgroups.scheduling.x-k8s.io", "scheduler-plugins");
        return gangs;
    }

    static List<Requirement> all() {
        return List.of(
                new Requirement("gang_scheduling", "pods start together or not at all", SchedulingChecks::gang),
                new Requirement(
                        "cluster_autoscaling", "nodes come as accelerators are asked for", SchedulingChecks::nodes),
                new Requirement("pod_autoscaling", "pods are scaled by metrics of their work", SchedulingChecks::pods),
                new Requirement("workload_sandboxing", "pods can run in a sandbox", SchedulingChecks::sandboxes));
    }

    private static Shown gang(Seen seen) throws InterruptedException {
        for (Map.Entry<String, String> gang : GANGS.entrySet()) {
            Listed objects = seen.list(gang.getKey());
            if (!objects.isKnown()) {
                return new Shown.Unread(objects.unread());
            }
            if (objects.served()) {
                Optional<String> running = seen.running(gang.getValue());
                return running.isPresent()
                        ? new Shown.Implemented(gang.getKey() + " is served, " + running.get() + " runs")
                        : new Shown.Partly(
                                gang.getKey(),
                                "nothing that is called " + gang.getValue() + " is ready",
                                "see the scheduler's check in the deployment phase");
            }
        }
        return new Shown.Not(
                "no scheduler of gangs is installed",
                "install KAI Scheduler, Kueue, Volcano or the coscheduling plugin");
    }

    private static Shown nodes(Seen seen) throws InterruptedException {
        Listed pools = seen.list("nodepools.karpenter.sh");
        if (!pools.isKnown()) {
            return new Shown.Unread(pools.unread());
        }
        if (!pools.items().isEmpty()) {
            long ready = Seen.with(pools, "Ready");
            return ready > 0
                    ? new Shown.Implemented(ready + " NodePools of Karpenter are ready")
                    : new Shown.Partly("nodepools.karpenter.sh", "no NodePool is ready", "kubectl describe nodepools");
        }
        Listed status =
                seen.cluster().get(new ObjectKind("", "v1", "configmaps"), "kube-system", "cluster-autoscaler-status");
        if (!status.isKnown()) {
            return new Shown.Unread(status.unread());
        }
        return status.items().isEmpty()
                ? new Shown.Inapplicable("neither Karpenter nor the cluster autoscaler tells of itself here")
                : new Shown.Implemented("configmaps/kube-system/cluster-autoscaler-status");
    }

    private static Shown pods(Seen seen) throws InterruptedException {
        Listed services = seen.list("apiservices.apiregistration.k8s.io");
        if (!services.isKnown()) {
            return new Shown.Unread(services.unread());
        }
        List<String> available = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Value service : services.items()) {
            String name = service.text("metadata", "name");
            if (name.endsWith(".custom.metrics.k8s.io") || name.endsWith(".external.metrics.k8s.io")) {
                (Conditions.is(service, "Available", "True") ? available : broken).add(name);
            }
        }
        if (!available.isEmpty()) {
            return new Shown.Implemented("apiservices/" + String.join(", ", available) + " available");
        }
        return broken.isEmpty()
                ? new Shown.Not("no custom metrics are served", "install prometheus-adapter or KEDA")
                : new Shown.Partly(
                        String.join(", ", broken),
                        "it is registered, and not available",
                        "see that its Service has endpoints: kubectl describe apiservice " + broken.getFirst());
    }

    private static Shown sandboxes(Seen seen) throws InterruptedException {
        Listed classes = seen.list("runtimeclasses.node.k8s.io", "handler");
        if (!classes.isKnown()) {
            return new Shown.Unread(classes.unread());
        }
        for (Value runtime : classes.items()) {
            String handler = runtime.text("handler");
            if (handler.startsWith("kata") || handler.contains("gvisor") || handler.equals("runsc")) {
                return new Shown.NotByReading(
                        "runtimeclasses/" + runtime.text("metadata", "name") + " is there; only a pod would show that"
                                + " nodes have its handler",
                        "run a pod with this RuntimeClass");
            }
        }
        return new Shown.Inapplicable("no RuntimeClass of a sandbox is there");
    }
}
