package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import org.junit.jupiter.api.Test;

class NodeLabelsTest {
    @Test
    void aNodeTellsTheLabelsByWhichItsGpusAreFound() {
        // given
        Subtype facts = NodeFacts.of("node", DocumentReader.read("""
            metadata:
              name: gpu-7
              labels:
                nvidia.com/gpu.present: "true"
                nvidia.com/gfd.timestamp: "1764345600"
                kubernetes.io/hostname: gpu-7
                mynvidia.com/gpu: none
            """, "node"));

        // then
        assertThat(facts.get("label.nvidia.com/gpu.present")).contains(Reading.of("true"));
        assertThat(facts.data().keySet().stream().filter(key -> key.startsWith("label.")))
                .containsExactly("label.nvidia.com/gpu.present");
    }
}
