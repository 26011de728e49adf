package dev.eidos.recipe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GpuStackFindingTest {
    @ParameterizedTest
    @CsvSource({
        "K8s.policy.driver.enabled = true, operator-managed",
        "K8s.policy.driver.enabled = false, driver-preinstalled",
        "SystemD.nvidia-device-plugin.ActiveState = active, provider-managed",
        "NodeTopology.label.cloud.google.com/gke-accelerator=nvidia-h100-80gb = 1: node-a, provider-managed",
    })
    void whoOwnsTheStackIsTold(String line, String stack) {
        // when, then
        assertThat(GpuStackFinding.of(Snapshots.of(line)))
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .extracting(CriterionFinding.Inferred::value)
                .isEqualTo(stack);
    }

    @Test
    void aPolicyWithoutADevicePluginLeavesItToTheProvider() {
        // when, then
        assertThat(GpuStackFinding.of(
                        Snapshots.of("K8s.policy.driver.enabled = false", "K8s.policy.devicePlugin.enabled = false")))
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .extracting(CriterionFinding.Inferred::value)
                .isEqualTo("provider-managed");
    }

    @Test
    void aDriverWithoutAnyPolicyWasThereBefore() {
        // when, then
        assertThat(GpuStackFinding.of(withoutPolicy(Gap.Reason.NotFound)))
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .satisfies(told -> assertThat(told.value()).isEqualTo("driver-preinstalled"))
                .satisfies(told ->
                        assertThat(told.evidence()).extracting(Evidence::path).containsExactly("GPU.smi.driver"));
    }

    @ParameterizedTest
    @EnumSource(value = Gap.Reason.class, names = "NotFound", mode = EnumSource.Mode.EXCLUDE)
    void aPolicyThatCouldNotBeReadMayBeThere(Gap.Reason reason) {
        // when, then
        assertThat(GpuStackFinding.of(withoutPolicy(reason))).isInstanceOf(NotInferred.Absent.class);
    }

    @Test
    void aLabelThatTurnsGooglesDevicePluginOffTellsNothing() {
        // when, then
        assertThat(GpuStackFinding.of(Snapshots.of(
                        "NodeTopology.label.cloud.google.com/gke-accelerator=nvidia-h100-80gb = 1: node-a",
                        "NodeTopology.label.gke-no-default-nvidia-gpu-device-plugin=true = 1: node-a")))
                .isInstanceOf(NotInferred.Absent.class);
    }

    private static Snapshot withoutPolicy(Gap.Reason reason) {
        var gap = new Gap("clusterpolicies.nvidia.com", reason, "the cluster has no ClusterPolicy");
        return new Snapshot(
                new SnapshotMetadata(null, null, null),
                List.of(
                        new Measurement(
                                Measurement.K8S,
                                List.of(
                                        new Subtype("server", Map.of("version", Reading.of("v1.34.3")), List.of()),
                                        new Subtype("policy", Map.of(), List.of(gap)))),
                        new Measurement(
                                Measurement.GPU,
                                List.of(new Subtype("smi", Map.of("driver", Reading.of("580.82.07")), List.of())))));
    }
}
