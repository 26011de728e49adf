package dev.eidos.recipe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snap-eks-h100.yaml  | service=eks accelerator=h100 os=ubuntu  |",
                "snap-eks-h100.json  | service=eks accelerator=h100 os=ubuntu  |",
                "snap-eks-gb200.yaml | service=eks accelerator=gb200 os=ubuntu |",
                "snap-gke-h100.yaml  | service=gke accelerator=h100 os=cos     |",
                "snap-aks-a100.yaml  | service=aks accelerator=a100 os=ubuntu  |",
                "snap-b200.yaml      | accelerator=b200 os=rhel                | SERVICE Absent",
                "snap-kind-l40.yaml  | service=kind accelerator=l40            | OS Unsupported",
            })
    void documentsOfAnotherToolTellWhatTheyToldIt(String file, String told, String untold) throws IOException {
        // given
        Path path = SharedData.require("aicr/fixtures/" + file);
        Snapshot snapshot = SnapshotReader.read(Files.readString(path), file, _ -> {});

        // when
        Inference inference = Inference.of(snapshot);

        // then
        assertThat(inference.criteria().text()).isEqualTo(told);
        assertThat(inference.criteria().nodes()).isZero();
        assertThat(inference.untold())
                .extracting(each -> each.criterion() + " " + each.getClass().getSimpleName())
                .containsExactlyElementsOf(untold == null ? List.of() : List.of(untold));
    }

    @Test
    void evidenceIsInTheOrderOfTheCriteriaAndNamesItsPlace() {
        // when
        Inference inference = Inference.of(Snapshots.of(
                "OS.release.ID = ubuntu",
                "GPU.smi.gpu.model = NVIDIA B200",
                "K8s.server.version = v1.33.5-eks-3025e55"));

        // then
        assertThat(inference.evidence())
                .extracting(each -> each.criterion() + " " + each.value() + " " + each.path() + " " + each.reading())
                .containsExactly(
                        "SERVICE eks K8s.server.version v1.33.5-eks-3025e55",
                        "ACCELERATOR b200 GPU.smi.gpu.model NVIDIA B200",
                        "OS ubuntu OS.release.ID ubuntu");
        assertThat(inference.untold()).isEmpty();
    }

    @Test
    void anEmptySnapshotTellsNothingAndSaysWhy() {
        // when
        Inference inference = Inference.of(Snapshots.of());

        // then
        assertThat(inference.criteria()).isEqualTo(Criteria.NONE);
        assertThat(inference.untold())
                .containsExactly(
                        new NotInferred.Absent(Criterion.SERVICE, "the snapshot has no K8s.server"),
                        new NotInferred.Absent(
                                Criterion.ACCELERATOR, "the snapshot has no GPU.smi, and no node label names a GPU"),
                        new NotInferred.Absent(Criterion.OS, "the snapshot has no OS.release"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NodeTopology.label.nvidia.com/gpu.present=true = 12: a, b and 10 more     | 12",
                "NodeTopology.label.nvidia.com/gpu.product=NVIDIA-H100-80GB-HBM3 = 2: a, b | 2",
                "NodeTopology.label.nvidia.com/gpu.product=* = 12 values on 12 nodes       | 0",
                "NodeTopology.summary.node-count = 7                                       | 0",
                "K8s.node.capacity.nvidia.com/gpu = 8                                      | 0",
            })
    void gpuNodesAreCountedByTheirLabels(String line, int nodes) {
        // when, then
        assertThat(Inference.of(Snapshots.of(line)).criteria().nodes()).isEqualTo(nodes);
    }

    @ParameterizedTest
    @CsvSource({"8, 1, 1", "0, 1, 0", "8, 2, 0"})
    void aClusterOfOneGpuNodeHasOne(String gpus, String count, int nodes) {
        // when
        Inference inference =
                Inference.of(Snapshots.of("K8s.node.capacity.nvidia.com/gpu = " + gpus, "K8s.nodes.count = " + count));

        // then
        assertThat(inference.criteria().nodes()).isEqualTo(nodes);
    }
}
