package dev.eidos.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeSubsetTest {
    private static final List<String> FOUND = List.of("gpu-3", "gpu-1", "gpu-2", "cpu-1");

    @Test
    void whatIsNamedIsTakenAndWhatIsNotThereIsKnown() {
        // when
        NodeSubset subset = NodeSubset.of(FOUND, List.of("gpu-2", "gpu-1", "gpu-9"), List.of());

        // then
        assertThat(subset.names()).containsExactly("gpu-1", "gpu-2");
        assertThat(subset.absent()).containsExactly("gpu-9");
        assertThat(subset.folded()).containsExactly("gpu-[1-2]");
        assertThat(subset.has("gpu-3")).isFalse();
    }

    @Test
    void whatIsExcludedIsNeitherTakenNorMissed() {
        // when
        NodeSubset rest = NodeSubset.of(FOUND, List.of(), List.of("cpu-1"));
        NodeSubset named = NodeSubset.of(FOUND, List.of("gpu-1", "gpu-9"), List.of("gpu-9"));

        // then
        assertThat(rest.names()).containsExactly("gpu-1", "gpu-2", "gpu-3");
        assertThat(named.absent()).isEmpty();
    }

    @Test
    void everyNodeIsAnyNode() {
        assertThat(NodeSubset.EVERY.has("whichever")).isTrue();
        assertThat(NodeSubset.EVERY.folded()).isEmpty();
    }
}
