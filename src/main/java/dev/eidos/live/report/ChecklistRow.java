package dev.eidos.live.report;

import java.util.List;

/**
 * A requirement in the programme's checklists, by the minor versions of Kubernetes 1 that they are for
 * (github.com/cncf/k8s-ai-conformance, docs/AIConformance-1.33 to 1.37).
 *
 * @param section of the checklist
 * @param asks what is required, in our words
 * @param first the first checklist that has it
 * @param last the last one
 * @param mustFrom from which on it is a MUST; before it is a SHOULD
 */
record ChecklistRow(String section, String id, String asks, int first, int last, int mustFrom) {
    /** The first and the newest checklist. */
    static final int FIRST = 33;

    static final int NEWEST = 37;
    private static final int NEVER = Integer.MAX_VALUE;

    static final List<ChecklistRow> ALL = List.of(
            new ChecklistRow(
                    "accelerators", "dra_support", "The API of Dynamic Resource Allocation is served.", FIRST, 35, 34),
            should("accelerators", "driver_runtime_management", 35, """
                Drivers of accelerators and the runtime's configuration for them are installed and kept by a mechanism \
                that can be checked.\
                """),
            should(
                    "accelerators",
                    "gpu_sharing",
                    35,
                    "GPUs can be shared by pods, by hardware partitions or by software."),
            should("accelerators", "virtualized_accelerator", 35, "Virtual accelerators are offered and managed."),
            must("networking", "ai_inference", "Gateway API is served, and something implements it."),
            should(
                    "networking",
                    "advanced_inference_ingress",
                    36,
                    "The inference extension of Gateway API routes requests to model servers."),
            should(
                    "networking",
                    "high_performance_networking",
                    36,
                    "Fast network devices are known to the scheduler and can be given to pods."),
            should(
                    "networking",
                    "disaggregated_inference",
                    36,
                    "Inference runs with its phases, such as prefill and decode, in servers of their own."),
            must("schedulingOrchestration", "gang_scheduling", "A scheduler starts all pods of a gang, or none."),
            must(
                    "schedulingOrchestration",
                    "cluster_autoscaling",
                    "Nodes with accelerators come and go with the pods that ask for them."),
            must(
                    "schedulingOrchestration",
                    "pod_autoscaling",
                    "Pods with accelerators are scaled by metrics of their work."),
            must("observability", "accelerator_metrics", "Metrics of each accelerator are exported."),
            must("observability", "ai_service_metrics", "Metrics of AI services are found and collected."),
            must(
                    "security",
                    "secure_accelerator_access",
                    "A container reaches the accelerators that it was given, and no other."),
            should(
                    "security",
                    "workload_sandboxing",
                    37,
                    "Workloads can run in a sandbox, apart from the node's kernel."),
            must("operator", "robust_controller", "An operator of AI workloads works, with its webhooks and objects."));

    private static ChecklistRow must(String section, String id, String asks) {
        return new ChecklistRow(section, id, asks, FIRST, NEVER, FIRST);
    }

    private static ChecklistRow should(String section, String id, int first, String asks) {
        return new ChecklistRow(section, id, asks, first, NEVER, NEVER);
    }

    boolean isIn(int minor) {
        return first <= minor && minor <= last;
    }

    String level(int minor) {
        return minor >= mustFrom ? "MUST" : "SHOULD";
    }
}
