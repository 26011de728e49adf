package dev.eidos.recipe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratorFindingTest {
    private static final String H100 = "GPU.smi.gpu.model = NVIDIA H100 80GB HBM3";

    @ParameterizedTest
    @CsvSource({
        "NVIDIA H100 80GB HBM3, h100",
        "NVIDIA H100 PCIe, h100",
        "NVIDIA H100 NVL, h100",
        "NVIDIA-H100-80GB-HBM3, h100",
        "NVIDIA-H100-80GB-HBM3-SHARED, h100",
        "H100 SXM5 80GB, h100",
        "NVIDIA GB200, gb200",
        "HGX GB200, gb200",
        "NVIDIA B200, b200",
        "NVIDIA A100-SXM4-80GB, a100",
        "A100-SXM4-40GB, a100",
        "NVIDIA A100 80GB PCIe, a100",
        "NVIDIA A100-SXM4-40GB MIG 1g.5gb, a100",
        "NVIDIA L40, l40",
        "NVIDIA L40S, l40",
        "NVIDIA H200, h200",
        "NVIDIA H200 NVL, h200",
        "NVIDIA GH200 480GB, gh200",
        "NVIDIA GB300, gb300",
        "NVIDIA B300 SXM6 AC, b300",
        "NVIDIA RTX PRO 6000 Blackwell Server Edition, rtx-pro-6000",
    })
    void aProductIsItsAccelerator(String product, String accelerator) {
        // when, then
        assertThat(GpuModel.accelerator(product)).isEqualTo(accelerator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NVIDIA H800",
                "NVIDIA A800-SXM4-80GB",
                "NVIDIA L4",
                "Tesla T4",
                "NVIDIA RTX 6000 Ada Generation",
                "NVIDIA RTX PRO 4500 Blackwell Server Edition",
                "NVIDIA RTX A1000",
                "NVIDIA RTX A100",
                "NVIDIA A100X",
                "NVIDIA L40G",
                "NVIDIA A100-40C",
                "NVIDIA L40S-48Q",
                "GRID A100-10C",
                "NVIDIA",
                "Radeon H100",
            })
    void whatOnlyLooksLikeItIsNot(String product) {
        // when, then
        assertThat(GpuModel.accelerator(product)).isNull();
    }

    @Test
    void ofOurPciTableOnlyTheRightNamesAreAccelerators() throws Exception {
        // given
        Set<String> accelerators = new TreeSet<>();
        try (var table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AcceleratorFindingTest.class.getResourceAsStream(
                        "/dev/eidos/collector/gpu/pci/nvidia-pci-ids.txt")),
                StandardCharsets.UTF_8))) {
            // when
            table.lines()
                    .filter(line -> line.contains(" gpu "))
                    .map(line -> line.substring(line.indexOf(" gpu ") + 5))
                    .filter(name -> GpuModel.accelerator(name) != null)
                    .map(name -> name.split(" ", -1)[name.startsWith("HGX") ? 1 : 0])
                    .forEach(accelerators::add);
        }

        // then
        assertThat(accelerators)
                .containsExactly(
                        "A100", "B200", "B300", "GB200", "GB300", "GH200", "H100", "H200", "L40", "L40S", "RTX");
    }

    @Test
    void driverBusAndLabelsThatAgreeAreAllEvidence() {
        // when
        CriterionFinding finding = AcceleratorFinding.of(Snapshots.of(
                H100,
                "GPU.gpu-0.model = NVIDIA H100 80GB HBM3",
                "GPU.pci.gpu.model = H100 SXM5 80GB",
                "GPU.pci-0.model = H100 SXM5 80GB",
                "NodeTopology.label.nvidia.com/gpu.product=NVIDIA-H100-80GB-HBM3 = 2: a, b"));

        // then
        assertThat(finding)
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .satisfies(told -> assertThat(told.value()).isEqualTo("h100"))
                .satisfies(told -> assertThat(told.evidence())
                        .extracting(Evidence::path)
                        .containsExactly(
                                "GPU.smi.gpu.model",
                                "GPU.pci.gpu.model",
                                "NodeTopology.label.nvidia.com/gpu.product=NVIDIA-H100-80GB-HBM3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPU.gpu-7.model = NVIDIA A100-SXM4-80GB",
                "GPU.pci-3.model = A800 SXM4 80GB",
                "K8s.dra.device.gpu.NVIDIA A100-SXM4-80GB = 8",
                "GPU.hardware.model = NVIDIA L4",
                "NodeTopology.label.nvidia.com/gpu.product=NVIDIA-L4 = 2: a, b",
            })
    void anotherModelBesideItIsAContradiction(String other) {
        // when
        CriterionFinding finding = AcceleratorFinding.of(Snapshots.of(H100, other));

        // then
        assertThat(finding)
                .asInstanceOf(type(NotInferred.Contradictory.class))
                .satisfies(found -> assertThat(found.signs())
                        .extracting(Clue::path)
                        .isEqualTo(List.of("GPU.smi.gpu.model", other.substring(0, other.indexOf(" = ")))));
    }

    @Test
    void differentBoardsOfOneModelAreOne() {
        // when
        CriterionFinding finding = AcceleratorFinding.of(
                Snapshots.of("GPU.gpu-0.model = NVIDIA H100 PCIe", "GPU.gpu-1.model = NVIDIA H100 NVL"));

        // then
        assertThat(finding).isInstanceOf(CriterionFinding.Inferred.class);
    }

    @Test
    void beforeTheDriverIsInstalledTheBusTells() {
        // when
        CriterionFinding finding =
                AcceleratorFinding.of(Snapshots.of("GPU.pci.gpu-count = 8", "GPU.pci.gpu.model = HGX B200 168GB"));

        // then
        assertThat(finding)
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .extracting(CriterionFinding.Inferred::value)
                .isEqualTo("b200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K8s.dra.device.gpu.NVIDIA H100 80GB HBM3 = 16",
                "K8s.node-dra.device.gpu.NVIDIA H100 80GB HBM3 = 8",
                "K8s.node-dra.device.mig.NVIDIA H100 80GB HBM3 = 14",
                "GPU.hardware.model = NVIDIA H100 80GB HBM3",
            })
    void whereNodesHaveNoLabelsTheDevicesOfDraAndTheHardwareTell(String fact) {
        // when
        CriterionFinding finding = AcceleratorFinding.of(Snapshots.of("GPU.pci.gpu-count = 0", fact));

        // then
        assertThat(finding)
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .satisfies(told -> assertThat(told.value()).isEqualTo("h100"))
                .satisfies(told -> assertThat(told.evidence())
                        .extracting(Evidence::path)
                        .containsExactly(fact.substring(0, fact.indexOf(" = "))));
    }

    @Test
    void devicesOfDraThatAreNoGpusTellNothing() {
        // when
        CriterionFinding finding = AcceleratorFinding.of(
                Snapshots.of("GPU.pci.gpu-count = 0", "K8s.dra.slices = 3", "K8s.dra.devices = 9"));

        // then
        assertThat(finding).isInstanceOf(NotInferred.Absent.class);
    }

    @Test
    void onAMachineWithoutGpusTheLabelsTell() {
        // when
        CriterionFinding finding = AcceleratorFinding.of(Snapshots.of(
                "GPU.pci.gpu-count = 0", "NodeTopology.label.nvidia.com/gpu.product=NVIDIA-A100-SXM4-80GB = 2: a, b"));

        // then
        assertThat(finding)
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .extracting(CriterionFinding.Inferred::value)
                .isEqualTo("a100");
    }

    @Test
    void aProductWithoutRecipesIsNamed() {
        // when, then
        assertThat(AcceleratorFinding.of(Snapshots.of("GPU.smi.gpu.model = NVIDIA H800")))
                .asInstanceOf(type(NotInferred.Unsupported.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains("GPU.smi.gpu.model", "NVIDIA H800", "no recipe is known");
    }

    @Test
    void aDeviceThatNobodyNamesIsUnsupportedNotAbsent() {
        // when, then
        assertThat(AcceleratorFinding.of(Snapshots.of("GPU.pci.gpu-count = 1", "GPU.pci-0.device-id = 3fff")))
                .asInstanceOf(type(NotInferred.Unsupported.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains("GPU.pci-0.device-id", "10de:3fff");
    }

    @Test
    void noGpuIsSaidToBeNone() {
        // when, then
        assertThat(AcceleratorFinding.of(Snapshots.of("GPU.pci.gpu-count = 0")))
                .asInstanceOf(type(NotInferred.Absent.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains("GPU.pci.gpu-count is 0");
    }
}
