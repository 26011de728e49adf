package dev.eidos.live.read;

import java.util.List;
import java.util.Optional;

/**
 * The rights that are enough for all checks of a cluster, each with its reason. Messages and documentation are of it.
 */
public final class ReadRights {
    /** Apart from the others, as it lets ask every pod. */
    public static final ReadRight METRICS =
            ReadRight.get("", "pods/proxy", "the metrics of the DCGM exporter (accelerator_metrics)");

    private static final List<ReadRight> ALL = List.of(
            ReadRight.get("", "namespaces", "which cluster it is, and the components' namespaces"),
            ReadRight.list("", List.of("nodes"), "each node's GPUs, its version, and whether it is ready"),
            ReadRight.list("", List.of("pods"), "why a workload is not ready, and which pods export metrics"),
            ReadRight.get("", "pods/log", "the last lines of containers that crashed"),
            ReadRight.list("", List.of("events"), "what was said about pods, claims and controllers"),
            ReadRight.list("", List.of("persistentvolumeclaims"), "whether claims are bound"),
            ReadRight.list(
                    "apps",
                    List.of("deployments", "daemonsets", "statefulsets"),
                    "whether workloads are there, ready and of the recipe's version"),
            ReadRight.list("batch", List.of("jobs"), "whether hooks are done"),
            ReadRight.list("discovery.k8s.io", List.of("endpointslices"), "whether webhooks have endpoints"),
            ReadRight.get(
                    "apiextensions.k8s.io", "customresourcedefinitions", "whether the components' kinds are there"),
            ReadRight.list(
                    "admissionregistration.k8s.io",
                    List.of("validatingwebhookconfigurations", "mutatingwebhookconfigurations"),
                    "which webhooks the components' Services are to serve"),
            ReadRight.checked(
                    "apiregistration.k8s.io", List.of("apiservices"), "whether metrics are served (pod_autoscaling)"),
            ReadRight.list("resource.k8s.io", List.of("resourceslices"), "the GPUs that DRA offers"),
            ReadRight.checked("resource.k8s.io", List.of("deviceclasses"), "whether DRA's drivers have their classes"),
            ReadRight.list("node.k8s.io", List.of("runtimeclasses"), "sandboxes (workload_sandboxing)"),
            ReadRight.checked(
                    "nvidia.com", List.of("clusterpolicies", "nvidiadrivers"), "what the GPU operator says of itself"),
            ReadRight.list("nvidia.com", List.of("dynamographdeployments"), "Dynamo at work (robust_controller)"),
            ReadRight.checked("apps.nvidia.com", List.of("nimservices"), "what the NIM operator says of its services"),
            ReadRight.checked(
                    "mellanox.com", List.of("nicclusterpolicies"), "what the network operator says of itself"),
            ReadRight.checked("skyhook.nvidia.com", List.of("skyhooks"), "what Skyhook says of nodes"),
            ReadRight.list("nfd.k8s-sigs.io", List.of("nodefeatures"), "how many GPUs are on the bus"),
            ReadRight.list("helm.toolkit.fluxcd.io", List.of("helmreleases"), "what Flux says of a component"),
            ReadRight.list("argoproj.io", List.of("applications"), "what Argo CD says of a component"),
            ReadRight.checked("cert-manager.io", List.of("certificates"), "whether certificates are issued"),
            ReadRight.checked(
                    "monitoring.coreos.com",
                    List.of("prometheuses"),
                    "whether Prometheus is available (ai_service_metrics)"),
            ReadRight.list("monitoring.coreos.com", List.of("servicemonitors"), "what it finds (ai_service_metrics)"),
            ReadRight.checked(
                    "trainer.kubeflow.org",
                    List.of("clustertrainingruntimes"),
                    "whether Kubeflow Trainer has runtimes"),
            ReadRight.list(
                    "trainer.kubeflow.org", List.of("trainjobs"), "Kubeflow Trainer at work (robust_controller)"),
            ReadRight.list("kubeflow.org", List.of("pytorchjobs"), "the training operator at work (robust_controller)"),
            ReadRight.list("ray.io", List.of("rayclusters"), "KubeRay at work (robust_controller)"),
            ReadRight.list("serving.kserve.io", List.of("inferenceservices"), "KServe at work (robust_controller)"),
            ReadRight.list("scheduling.run.ai", List.of("podgroups"), "gangs of KAI Scheduler (gang_scheduling)"),
            ReadRight.checked("kueue.x-k8s.io", List.of("clusterqueues"), "queues of Kueue (gang_scheduling)"),
            ReadRight.list("scheduling.volcano.sh", List.of("podgroups"), "gangs of Volcano (gang_scheduling)"),
            ReadRight.list("scheduling.x-k8s.io", List.of("podgroups"), "gangs of coscheduling (gang_scheduling)"),
            ReadRight.checked(
                    "gateway.networking.k8s.io",
                    List.of("gatewayclasses", "gateways"),
                    "whether Gateway API is implemented (ai_inference)"),
            ReadRight.list(
                    "inference.networking.k8s.io",
                    List.of("inferencepools"),
                    "pools of inference servers (advanced_inference_ingress)"),
            ReadRight.list(
                    "inference.networking.x-k8s.io",
                    List.of("inferencepools"),
                    "the same before they were stable (advanced_inference_ingress)"),
            ReadRight.list("karpenter.sh", List.of("nodepools"), "whether nodes come on demand (cluster_autoscaling)"),
            new ReadRight(
                    "",
                    List.of("configmaps"),
                    List.of("cluster-autoscaler-status"),
                    List.of("get"),
                    "the cluster autoscaler's word (cluster_autoscaling)"));

    private ReadRights() {}

    /** All but {@link #METRICS}. */
    public static List<ReadRight> all() {
        return ALL;
    }

    /** The right for a kind; empty for one that only a site's own checks know. */
    static Optional<ReadRight> of(ObjectKind kind) {
        return ALL.stream()
                .filter(right -> right.covers(kind.group(), kind.plural()))
                .findFirst();
    }
}
