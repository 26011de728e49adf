package dev.eidos.live.conformance;

import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import java.util.List;

/** Requirements about what can be seen of a cluster, and about operators in it. */
final class ObservationChecks {
    private static final String PROMETHEUSES = "prometheuses.monitoring.coreos.com";
    private static final List<String> OPERATORS = List.of(
            "dynamographdeployments.nvidia.com",
            "trainjobs.trainer.kubeflow.org",
            "rayclusters.ray.io",
            "pytorchjobs.kubeflow.org",
            "inferenceservices.serving.kserve.io");

    private ObservationChecks() {}

    static List<Requirement> all() {
        return List.of(
                new Requirement("accelerator_metrics", "metrics of accelerators are exported", ExporterCheck::look),
                new Requirement(
                        "ai_service_metrics", "metrics of services are found and kept", ObservationChecks::services),
                new Requirement("robust_controller", "an operator of AI workloads works", ObservationChecks::operator));
    }

    private static Shown services(Seen seen) throws InterruptedException {
        Listed all = seen.list(PROMETHEUSES);
        if (!all.isKnown()) {
            return new Shown.Unread(all.unread());
        }
        if (all.items().isEmpty()) {
            return new Shown.Not(
                    "no Prometheus of the operator is there",
                    "install kube-prometheus-stack, or name what the site has");
        }
        Listed monitors = seen.list("servicemonitors.monitoring.coreos.com");
        if (!monitors.isKnown()) {
            return new Shown.Unread(monitors.unread());
        }
        String evidence = PROMETHEUSES + ", " + monitors.items().size() + " ServiceMonitors";
        return Seen.with(all, "Available") > 0
                ? new Shown.Implemented(evidence)
                : new Shown.Partly(evidence, "no Prometheus is available", "kubectl describe prometheuses");
    }

    /** Its objects are served, and one of them has been taken up. */
    private static Shown operator(Seen seen) throws InterruptedException {
        String served = "";
        for (String resource : OPERATORS) {
            Listed objects = seen.list(resource);
            if (!objects.isKnown()) {
                return new Shown.Unread(objects.unread());
            }
            if (objects.served()) {
                served = resource;
                for (Value object : objects.items()) {
                    if (!object.entries("status").isEmpty()) {
                        return new Shown.Implemented(resource + "/" + object.text("metadata", "namespace") + "/"
                                + object.text("metadata", "name") + " has been reconciled");
                    }
                }
            }
        }
        return served.isEmpty()
                ? new Shown.Not(
                        "no operator of AI workloads is installed",
                        "install Kubeflow Trainer, NVIDIA Dynamo or KubeRay")
                : new Shown.NotByReading(
                        served + " is served, and there is no object that its operator has taken up",
                        "make one, and look again");
    }
}
