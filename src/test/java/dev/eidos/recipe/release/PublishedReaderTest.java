package dev.eidos.recipe.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedReaderTest {
    @Test
    void anIndexHasTheVersionsOfAChart() {
        assertThat(PublishedReader.index("""
                        apiVersion: v1
                        entries:
                          gpu:
                          - {version: 1.0.0, deprecated: true}
                          - {version: 0.9.0}
                          - {appVersion: without}
                          - not a chart
                          other: [{version: 3.0.0}]
                        """, "index.yaml", "gpu"))
                .isEqualTo(new Published.Versions(List.of("1.0.0", "0.9.0"), Set.of("1.0.0")));
    }

    @Test
    void aChartThatAnIndexDoesNotHaveIsAbsent() {
        assertThat(PublishedReader.index("entries: {other: []}", "index.yaml", "gpu"))
                .isEqualTo(new Published.Absent("index.yaml"));
    }

    @Test
    void whatIsNoIndexAndNoListIsTold() {
        assertThat(PublishedReader.index("<html>", "index.yaml", "gpu"))
                .isEqualTo(new Published.Unknown("index.yaml is no index of a chart repository"));
        assertThat(PublishedReader.tags("[]", "tags.json"))
                .isEqualTo(new Published.Unknown("tags.json is no list of tags"));
    }

    @Test
    void aListHasTags() {
        assertThat(PublishedReader.tags("{\"name\": \"gpu\", \"tags\": [\"v1.0.0\", \"1.1.0_build\"]}", "tags.json"))
                .isEqualTo(new Published.Versions(List.of("v1.0.0", "1.1.0_build"), Set.of()));
    }
}
