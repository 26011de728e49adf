package dev.eidos.collector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuEvidenceTest {
    @ParameterizedTest
    @CsvSource({
        "nvidia.com/gpu.present, true, GPU_LABEL",
        "nvidia.com/gpu.product, NVIDIA-H100-80GB-HBM3, GPU_LABEL",
        "feature.node.kubernetes.io/pci-10de.present, true, PCI_LABEL",
        "feature.node.kubernetes.io/pci-0302_10de.present, true, PCI_LABEL",
        "cloud.google.com/gke-accelerator, nvidia-h100-80gb, PROVIDER_LABEL",
        "kubernetes.azure.com/accelerator, nvidia, PROVIDER_LABEL",
        "karpenter.k8s.aws/instance-gpu-manufacturer, nvidia, PROVIDER_LABEL",
        "node.kubernetes.io/instance-type, p5.48xlarge, INSTANCE_TYPE",
    })
    void aLabelShowsGpus(String key, String value, GpuEvidence evidence) {
        assertThat(GpuEvidence.of(Map.of(key, value), Map.of())).containsExactly(evidence);
    }

    @ParameterizedTest
    @CsvSource({
        "nvidia.com/gpu.present, false",
        "feature.node.kubernetes.io/pci-15b3.present, true",
        "feature.node.kubernetes.io/pci-10de.present, false",
        "cloud.google.com/gke-accelerator, tpu-v5",
        "karpenter.k8s.aws/instance-gpu-manufacturer, amd",
        "node.kubernetes.io/instance-type, m7i.large",
    })
    void otherLabelsShowNone(String key, String value) {
        assertThat(GpuEvidence.of(Map.of(key, value), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvidia.com/gpu", "nvidia.com/gpu.shared", "nvidia.com/mig-1g.10gb"})
    void whatIsOfferedShowsGpus(String resource) {
        assertThat(GpuEvidence.of(Map.of(), Map.of(resource, "8"))).containsExactly(GpuEvidence.CAPACITY);
        assertThat(GpuEvidence.of(Map.of(), Map.of(resource, "0"))).isEmpty();
    }

    @Test
    void otherResourcesShowNone() {
        assertThat(GpuEvidence.of(Map.of(), Map.of("amd.com/gpu", "8", "nvidia.com/hostdev", "4")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p6-b200.48xlarge",
                "p6e-gb200.36xlarge",
                "g6e.12xlarge",
                "a3-megagpu-8g",
                "a4x-highgpu-4g",
                "Standard_ND96isr_H100_v5",
                "Standard_NC40ads_H100_v5",
                "BM.GPU.H100.8",
            })
    void familiesWithGpusAreKnown(String type) {
        assertThat(GpuInstanceTypes.hasGpu(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g4ad.xlarge",
                "Standard_ND96isr_MI300X_v5",
                "Standard_NV8as_v4",
                "BM.GPU.MI300X.8",
                "a2.medium",
                "Standard_D8s_v5",
                "t3.large",
            })
    void familiesWithoutAreNot(String type) {
        assertThat(GpuInstanceTypes.hasGpu(type)).isFalse();
    }
}
