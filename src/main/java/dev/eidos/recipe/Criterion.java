package dev.eidos.recipe;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One question that a recipe's criteria answer. The order here is the order in which documents list them. */
public enum Criterion {
    /** The service that runs the Kubernetes control plane, or {@code self-managed}. */
    SERVICE,
    /** The GPU model that the recipe is for. L40 and L40S need the same software and are one. */
    ACCELERATOR,
    /** The workload of the cluster's GPUs, such as training or inference. */
    INTENT,
    /** The operating system of the GPU nodes. */
    OS,
    /** The software that schedules and runs the workload on top of Kubernetes. */
    PLATFORM,
    /** The owner of the GPU nodes' driver, container toolkit and device plugin. */
    GPU_STACK;

    private static final Map<String, String> SYNONYMS = Map.of(
            "l40s", "l40",
            "al2023", "amazonlinux",
            "al2", "amazonlinux",
            "selfmanaged", "self-managed",
            "openshift", "ocp",
            "suse", "sles",
            "run:ai", "runai",
            "run-ai", "runai");

    /** The name in documents. */
    public String label() {
        return this == GPU_STACK ? "gpuStack" : name().toLowerCase(Locale.ROOT);
    }

    /** The flag that states it. */
    public String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The values that eidos knows; a library's overlays may add others. */
    public List<String> known() {
        return switch (this) {
            case SERVICE -> List.of("eks", "gke", "aks", "oke", "lke", "bcm", "kind", "self-managed");
            case ACCELERATOR ->
                List.of("h100", "h200", "gh200", "b200", "b300", "gb200", "gb300", "a100", "l40", "rtx-pro-6000");
            case INTENT -> List.of("training", "inference");
            case OS -> List.of("ubuntu", "rhel", "rocky", "cos", "amazonlinux", "ol", "talos");
            case PLATFORM -> List.of("kubeflow", "dynamo", "kueue", "nim", "slurm");
            case GPU_STACK -> List.of("operator-managed", "driver-preinstalled", "provider-managed");
        };
    }

    /** The values besides, for which the library has no recipe but a reason. */
    public List<String> answered() {
        return switch (this) {
            case SERVICE -> List.of("ocp", "coreweave");
            case OS -> List.of("rhcos", "sles");
            case PLATFORM -> List.of("runai");
            case ACCELERATOR, INTENT, GPU_STACK -> List.of();
        };
    }

    /** The name that a value has here: {@code l40} for {@code l40s}. */
    public static String canonical(String value) {
        return SYNONYMS.getOrDefault(value, value);
    }
}
