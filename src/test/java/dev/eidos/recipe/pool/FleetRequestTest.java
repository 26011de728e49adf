package dev.eidos.recipe.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.StatedCriteria;
import dev.eidos.recipe.request.StatedCriteria.Stated;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.MixedFleet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FleetRequestTest {
    private static final RecipeLibrary LIBRARY = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    private static FleetOutcome resolve(MixedFleet fleet, @Nullable String pool, Map<Criterion, Stated> stated) {
        return new FleetRequest(ClusterIdentity.UNKNOWN, new StatedCriteria(stated, null), false, null, false)
                .resolve(
                        fleet.nodes().stream()
                                .map(node -> new FleetMember(
                                        "fleet/" + node.metadata().sourceNode(), node))
                                .toList(),
                        pool,
                        LIBRARY,
                        "test");
    }

    private static final Map<Criterion, Stated> ON_EKS =
            Map.of(Criterion.SERVICE, new Stated("eks", ""), Criterion.INTENT, new Stated("training", ""));

    @Test
    void nodesThatNeedTheSameRecipeAreAPool() {
        // given
        var fleet = new MixedFleet()
                .with(3, HardwareClass.H100)
                .with(2, HardwareClass.L40S)
                .withoutGpus(1);

        // when
        FleetOutcome outcome = resolve(fleet, null, ON_EKS);

        // then
        assertThat(outcome.recipe().names()).containsExactly("h100-ubuntu", "l40-ubuntu");
        assertThat(outcome.recipe().pool("h100-ubuntu")).satisfies(pool -> {
            assertThat(pool.nodes()).isEqualTo(3);
            assertThat(pool.osVersions()).containsExactly("24.04");
            assertThat(pool.nodeSelector()).isEqualTo(Map.of("node.kubernetes.io/instance-type", "gpu-h100x8"));
            assertThat(pool.recipe().criteria().get(Criterion.ACCELERATOR)).isEqualTo("h100");
        });
        assertThat(outcome.withoutGpus()).containsExactly("sim-00006");
        assertThat(outcome.hasSelectors()).isTrue();
    }

    @Test
    void aVersionMakesAPoolWhereItDecidesAndOnlyThere() {
        // given
        var fleet = new MixedFleet()
                .with(1, HardwareClass.H100)
                .with(1, HardwareClass.H100, facts -> facts.put("OS.kernel", "release", "6.11.0-26-generic"))
                .with(1, HardwareClass.H100, facts -> facts.put("OS.release", "VERSION_ID", "20.04"));

        // when
        FleetOutcome outcome = resolve(fleet, null, ON_EKS);

        // then
        assertThat(outcome.recipe().names()).containsExactly("h100-ubuntu-20-04", "h100-ubuntu-24-04");
        assertThat(outcome.recipe().pool("h100-ubuntu-24-04").nodes()).isEqualTo(2);
    }

    @Test
    void aPoolThatNoRecipeFitsIsToldByNameWithTheNearestAndTheWayOut() {
        // given
        var fleet = new MixedFleet()
                .with(1, HardwareClass.H100)
                .with(2, HardwareClass.L40S, facts -> facts.put("GPU.gpu-0", "model", "NVIDIA GeForce RTX 4090"));

        // then
        assertThatThrownBy(() -> resolve(fleet, null, ON_EKS)).isInstanceOfSatisfying(EidosException.class, failure -> {
            assertThat(failure.what()).isEqualTo("there is no recipe for a pool of the fleet");
            assertThat(failure.object()).contains("2 nodes: sim-00002, sim-00003");
            assertThat(failure.reason()).contains("accelerator");
            assertThat(failure.suggestion()).contains("--pool h100-ubuntu");
        });
        assertThat(resolve(fleet, "h100-ubuntu", ON_EKS).unfit())
                .singleElement()
                .asString()
                .contains("2 nodes");
    }

    @Test
    void withoutLabelsTheCommandThatGivesThemIsTold() {
        // given
        var fleet = new MixedFleet()
                .with(1, HardwareClass.H100, FleetRequestTest::bare)
                .with(1, HardwareClass.L40S, FleetRequestTest::bare);

        // when
        FleetOutcome outcome = resolve(fleet, null, ON_EKS);

        // then
        assertThat(outcome.hasSelectors()).isFalse();
        assertThat(outcome.pools().stream().map(FleetOutcome::labelling))
                .isEqualTo(List.of(
                        "kubectl label nodes sim-00001 eidos.nvidia.com/pool=h100-ubuntu",
                        "kubectl label nodes sim-00002 eidos.nvidia.com/pool=l40-ubuntu"));
    }

    private static void bare(MachineFacts facts) {
        facts.remove("K8s.node", "instance-type");
        facts.removeKeys("K8s.node", key -> key.startsWith("label."));
    }

    @Test
    void aFleetWithoutGpusHasNoRecipe() {
        assertThatThrownBy(() -> resolve(new MixedFleet().withoutGpus(2), null, ON_EKS))
                .hasMessageContaining("no node of the fleet has a GPU");
    }
}
