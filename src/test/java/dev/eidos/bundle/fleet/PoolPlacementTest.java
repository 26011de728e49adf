package dev.eidos.bundle.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.MixedFleetPlan;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a component runs that one pool alone wants. */
class PoolPlacementTest {
    private static final RegisteredComponent SLURM =
            Objects.requireNonNull(MixedFleetPlan.LIBRARY.registry().get("slurm"));

    private final FleetRecipe fleet =
            MixedFleetPlan.recipe(new MixedFleet().with(2, HardwareClass.H100).with(1, HardwareClass.L40S), "eks");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                 | {pool: a}
        {nodesets: {gpu: {podSpec: {nodeSelector: {gpu: "true"}}}}}        | {gpu: "true", pool: a}
        {nodesets: {gpu: {podSpec: {nodeSelector: {pool: mine}}}}}         | {pool: mine}
        """)
    void itsNodeSelectorAsksForThePoolBesidesWhatItAsksForAlready(String values, String selector) {
        // given
        NodePool first = fleet.pools().getFirst();
        var pool = new NodePool("a", 2, List.of(), new TreeMap<>(Map.of("pool", "a")), first.recipe());

        // when
        Value.Mapping placed = PoolPlacement.of((Value.Mapping) DocumentReader.read(values, "values"), SLURM, pool);

        // then
        Value found = Objects.requireNonNull(placed.at("nodesets", "gpu", "podSpec", "nodeSelector"));
        assertThat(JsonWriter.writeLine(found))
                .isEqualTo(JsonWriter.writeLine(DocumentReader.read(selector, "selector")));
    }
}
