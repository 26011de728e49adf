package dev.eidos.bundle.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.MixedFleetPlan;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterPlanTest {
    private static final FleetRecipe MIXED =
            MixedFleetPlan.recipe(new MixedFleet().with(2, HardwareClass.H100).with(1, HardwareClass.L40S), "eks");

    private static ClusterPlan plan(FleetRecipe fleet, String... sets) {
        var changes = new ValueChanges(Arrays.stream(sets)
                .map(set -> (ValueChanges.Change) new ValueChanges.SetValues(
                        set.substring(0, set.indexOf(':')),
                        HelmSet.parse(set.substring(set.indexOf(':') + 1), true),
                        "--set " + set))
                .toList());
        return ClusterPlan.of(
                new FleetPlanner(fleet, MixedFleetPlan.LIBRARY)
                        .plans(
                                ComponentSelection.ALL,
                                new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, 0),
                                changes,
                                "test"),
                MixedFleetPlan.LIBRARY.registry());
    }

    private static BundledComponent operator(ClusterPlan plan) {
        return plan.plan().components().stream()
                .filter(component -> component.name().equals("gpu-operator"))
                .findFirst()
                .orElseThrow();
    }

    private static FleetRecipe withAccelerator(FleetRecipe fleet, String name, String accelerator) {
        return new FleetRecipe(
                fleet.version(),
                fleet.cluster(),
                fleet.pools().stream()
                        .map(pool -> pool.name().equals(name) ? withAccelerator(pool, accelerator) : pool)
                        .toList(),
                0);
    }

    private static NodePool withAccelerator(NodePool pool, String accelerator) {
        Recipe old = pool.recipe();
        Recipe now = new Recipe(
                old.version(),
                old.criteria().with(Criterion.ACCELERATOR, accelerator),
                old.appliedOverlays(),
                old.excludedOverlays(),
                old.warnings(),
                old.constraints(),
                old.components(),
                old.deploymentOrder(),
                old.validation());
        return new NodePool(pool.name(), pool.nodes(), pool.osVersions(), pool.nodeSelector(), now);
    }

    private static FleetRecipe withSelectors(FleetRecipe fleet, Map<String, String> one, Map<String, String> other) {
        List<Map<String, String>> selectors = List.of(one, other);
        return new FleetRecipe(
                fleet.version(),
                fleet.cluster(),
                fleet.pools().stream()
                        .map(pool -> new NodePool(
                                pool.name(),
                                pool.nodes(),
                                pool.osVersions(),
                                new TreeMap<>(selectors.get(fleet.pools().indexOf(pool))),
                                pool.recipe()))
                        .toList(),
                0);
    }

    @Test
    void aClusterHasOneOperatorAndADriverForEachPool() {
        // when
        ClusterPlan plan = plan(MIXED, "l40-ubuntu/gpu-operator:driver.version=570.133.20");

        // then
        assertThat(plan.plan().components().stream().map(BundledComponent::name))
                .doesNotHaveDuplicates()
                .contains("gpu-operator", "skyhook-customizations");
        Value.Mapping values = operator(plan).values();
        assertThat(values.text("driver", "enabled")).isEqualTo("true");
        assertThat(values.text("driver", "nvidiaDriverCRD", "enabled")).isEqualTo("true");
        assertThat(values.text("driver", "nvidiaDriverCRD", "deployDefaultCR")).isEqualTo("false");
        assertThat(values.text("driver", "version")).isEmpty();
        assertThat(values.items("extraObjects"))
                .extracting(
                        object -> object.text("metadata", "name"),
                        object -> object.text("spec", "version"),
                        object -> object.text("spec", "nodeSelector", "node.kubernetes.io/instance-type"))
                .containsExactly(
                        tuple("h100-ubuntu", "580.173.02", "gpu-h100x8"),
                        tuple("l40-ubuntu", "570.133.20", "gpu-l40sx4"));
        assertThat(operator(plan).installation().ready().stream()
                        .filter(state -> state.kind().equals("NVIDIADriver"))
                        .map(ReadyState::name))
                .containsExactly("h100-ubuntu", "l40-ubuntu");
    }

    @Test
    void whatOnePoolNeedsAndAnotherLeavesIsOnForAllAndTold() {
        // when
        ClusterPlan plan = plan(MIXED);

        // then
        assertThat(operator(plan).values().text("migManager", "enabled")).isEqualTo("true");
        assertThat(plan.notes())
                .containsExactly(new FleetNote.OnForAll(
                        "gpu-operator:migManager.enabled", List.of("h100-ubuntu"), List.of("l40-ubuntu")));
    }

    /** On Grace, coherent memory excludes partitions: its GPUs could be partitioned, and must not be. */
    @Test
    void thePartitionsOfOnePoolAreNoReasonToPartitionAnother() {
        // given
        String off = "l40-ubuntu/gpu-operator:migManager.enabled=false";
        FleetRecipe grace = withAccelerator(MIXED, "l40-ubuntu", "gb200");

        // then
        assertThatThrownBy(() -> plan(grace, off)).isInstanceOfSatisfying(EidosException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(failure.reason()).contains("migManager.enabled: h100-ubuntu has true, l40-ubuntu has false");
            assertThat(failure.suggestion())
                    .contains("--set gpu-operator:migManager.enabled=VALUE")
                    .contains("nvidia.com/gpu.deploy.mig-manager=false");
        });
        assertThat(operator(plan(grace, off, "gpu-operator:migManager.enabled=false"))
                        .values()
                        .text("migManager", "enabled"))
                .isEqualTo("false");
    }

    @Test
    void aContradictionIsRefusedWithBothPoolsAndDecidedForAll() {
        assertThatThrownBy(() -> plan(MIXED, "l40-ubuntu/gpu-operator:toolkit.enabled=false"))
                .isInstanceOfSatisfying(EidosException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(failure.reason())
                            .contains("toolkit.enabled: h100-ubuntu leaves it to the chart, l40-ubuntu has false");
                    assertThat(failure.suggestion())
                            .contains("--set gpu-operator:toolkit.enabled=VALUE")
                            .contains("--pool h100-ubuntu");
                });
        assertThat(operator(plan(
                                MIXED,
                                "l40-ubuntu/gpu-operator:toolkit.enabled=false",
                                "gpu-operator:toolkit.enabled=true"))
                        .values()
                        .text("toolkit", "enabled"))
                .isEqualTo("true");
    }

    @Test
    void driversThatCouldMeetOnANodeAreRefused() {
        // given
        FleetRecipe overlapping = withSelectors(MIXED, Map.of("a", "1"), Map.of("b", "2"));
        FleetRecipe blind = withSelectors(MIXED, Map.of("a", "1"), Map.of());

        // then
        assertThatThrownBy(() -> plan(overlapping))
                .isInstanceOfSatisfying(
                        EidosException.class,
                        failure -> assertThat(failure.object()).isEqualTo("pools h100-ubuntu and l40-ubuntu"));
        assertThatThrownBy(() -> plan(blind))
                .isInstanceOfSatisfying(
                        EidosException.class,
                        failure -> assertThat(failure.suggestion())
                                .contains("kubectl label nodes NODE eidos.nvidia.com/pool=l40-ubuntu"));
        assertThat(plan(withSelectors(MIXED, Map.of("a", "1"), Map.of("a", "2", "b", "3")))
                        .plan()
                        .components())
                .isNotEmpty();
    }

    @Test
    void aValueThatTheChartWouldRenderIsRefused() {
        assertThatThrownBy(() -> plan(MIXED, "gpu-operator:driver.repository=a{{b"))
                .hasMessageContaining("a value would be taken for a template");
    }

    @Test
    void wherePoolsBringTheirDriversThereAreNone() {
        // given
        FleetRecipe fleet = MixedFleetPlan.recipe(
                new MixedFleet().with(1, HardwareClass.H100).with(1, HardwareClass.L40S), "eks");

        // when
        ClusterPlan plan = plan(fleet, "gpu-operator:driver.enabled=false");

        // then
        assertThat(operator(plan).values().items("extraObjects")).isEmpty();
        assertThat(operator(plan).values().text("driver", "enabled")).isEqualTo("false");
    }

    @Test
    void aChangeForAPoolOrAComponentThatIsNotThereIsTold() {
        assertThatThrownBy(() -> plan(MIXED, "l40/gpu-operator:a=b")).hasMessageContaining("there is no pool 'l40'");
        assertThatThrownBy(() -> plan(MIXED, "gpu:a=b")).hasMessageContaining("there is no component 'gpu'");
    }
}
