package dev.eidos.recipe.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PoolSelectorsTest {
    private static final String TYPE = "node.kubernetes.io/instance-type";
    private static final String NODEGROUP = "eks.amazonaws.com/nodegroup";
    private static final String VERSION = "feature.node.kubernetes.io/system-os_release.VERSION_ID";

    private static final Map<String, List<String>> POOLS =
            new TreeMap<>(Map.of("h100", List.of("a", "b"), "l40", List.of("c")));

    @Test
    void theBestLabelThatAllOfAPoolHaveAndNoOtherHasIsChosen() {
        // when
        var selectors = PoolSelectors.of(
                POOLS,
                Map.of(
                        "a", Map.of(TYPE, "p5", NODEGROUP, "one", PoolLabels.PRODUCT, "H100"),
                        "b", Map.of(TYPE, "p5", NODEGROUP, "two", PoolLabels.PRODUCT, "H100"),
                        "c", Map.of(TYPE, "g6e", NODEGROUP, "three", PoolLabels.PRODUCT, "L40S")));

        // then the node groups are two for one pool, and the product needs a driver
        assertThat(selectors).isEqualTo(Map.of("h100", Map.of(TYPE, "p5"), "l40", Map.of(TYPE, "g6e")));
    }

    @Test
    void aLabelThatAnotherNodeOfTheClusterHasIsNone() {
        // when
        var selectors = PoolSelectors.of(
                POOLS,
                Map.of(
                        "a", Map.of(TYPE, "p5", "gpu", "h100"),
                        "b", Map.of(TYPE, "p5", "gpu", "h100"),
                        "c", Map.of(TYPE, "g6e", "gpu", "l40s"),
                        "without-a-snapshot", Map.of(TYPE, "g6e")));

        // then
        assertThat(selectors).isEqualTo(Map.of("h100", Map.of("gpu", "h100"), "l40", Map.of("gpu", "l40s")));
    }

    @Test
    void twoLabelsTellWhatOneDoesNot() {
        // when
        var selectors = PoolSelectors.of(
                new TreeMap<>(Map.of("old", List.of("a"), "new", List.of("b"), "l40", List.of("c"))),
                Map.of(
                        "a", Map.of(TYPE, "p5", VERSION, "22.04"),
                        "b", Map.of(TYPE, "p5", VERSION, "24.04"),
                        "c", Map.of(TYPE, "g6e", VERSION, "24.04")));

        // then
        assertThat(selectors)
                .containsEntry("old", new TreeMap<>(Map.of(TYPE, "p5", VERSION, "22.04")))
                .containsEntry("l40", new TreeMap<>(Map.of(TYPE, "g6e", VERSION, "24.04")));
    }

    @Test
    void whatDiffersByChanceTellsNothing() {
        // when
        var selectors = PoolSelectors.of(
                POOLS,
                Map.of(
                        "a", Map.of("rack", "r1", "topology.kubernetes.io/zone", "z1"),
                        "b", Map.of("rack", "r1", "topology.kubernetes.io/zone", "z1"),
                        "c", Map.of("rack", "r2", "topology.kubernetes.io/zone", "z2")));

        // then
        assertThat(selectors).isEmpty();
    }
}
