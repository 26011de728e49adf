package dev.eidos.collector.topology;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Evidence that a node has NVIDIA GPUs, besides the machine itself. */
public enum GpuEvidence {
    /** GPU feature discovery or the GPU Operator says so (k8s-device-plugin, "Generated Labels"). */
    GPU_LABEL("gpu-label"),
    /** The device plugin offers GPUs, or parts of them. */
    CAPACITY("capacity"),
    /** Node Feature Discovery has found a PCI device of NVIDIA's vendor id (10de), with or without its class. */
    PCI_LABEL("pci-label"),
    /** The provider labels the node so. */
    PROVIDER_LABEL("provider-label"),
    /** The provider's machines of this type have GPUs. */
    INSTANCE_TYPE("instance-type"),
    /** NVIDIA's DRA driver offers them. */
    RESOURCE_SLICE("resource-slice");

    private final String label;

    GpuEvidence(String label) {
        this.label = label;
    }

    /** As a snapshot names it. */
    public String label() {
        return label;
    }

    private static final String NFD_PCI = "feature.node.kubernetes.io/pci-";

    /** Values that name NVIDIA: GKE and EKS name the model. */
    private static final Map<String, String> OF_PROVIDERS = Map.of(
            "cloud.google.com/gke-accelerator", "nvidia",
            "kubernetes.azure.com/accelerator", "nvidia",
            "karpenter.k8s.aws/instance-gpu-manufacturer", "nvidia",
            "k8s.amazonaws.com/accelerator", "nvidia");

    /** What a node's labels and capacity show. */
    static Set<GpuEvidence> of(Map<String, String> labels, Map<String, String> capacity) {
        Set<GpuEvidence> found = EnumSet.noneOf(GpuEvidence.class);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            String key = label.getKey();
            String value = label.getValue();
            if (key.equals("nvidia.com/gpu.product")
                    || (key.equals("nvidia.com/gpu.present") && value.equals("true"))) {
                found.add(GPU_LABEL);
            } else if (isPciLabel(key) && value.equals("true")) {
                found.add(PCI_LABEL);
            } else if (OF_PROVIDERS.containsKey(key) && value.contains("nvidia")) {
                found.add(PROVIDER_LABEL);
            } else if (key.equals("node.kubernetes.io/instance-type") && GpuInstanceTypes.hasGpu(value)) {
                found.add(INSTANCE_TYPE);
            }
        }
        for (Map.Entry<String, String> resource : capacity.entrySet()) {
            String name = resource.getKey();
            if (isGpu(name) && !resource.getValue().equals("0")) {
                found.add(CAPACITY);
            }
        }
        return found;
    }

    /** {@code pci-10de.present} or {@code pci-0302_10de.present}, as NFD is configured. */
    private static boolean isPciLabel(String key) {
        return key.startsWith(NFD_PCI) && key.endsWith(".present") && key.contains("10de");
    }

    /** GPUs, shared ones ({@code nvidia.com/gpu.shared}) and MIG devices ({@code nvidia.com/mig-1g.10gb}). */
    private static boolean isGpu(String resource) {
        return resource.equals("nvidia.com/gpu")
                || resource.startsWith("nvidia.com/gpu.")
                || resource.startsWith("nvidia.com/mig-");
    }
}
