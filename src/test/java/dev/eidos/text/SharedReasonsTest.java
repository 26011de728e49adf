package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedReasonsTest {
    @Test
    void linesOfOneReasonAreOne() {
        assertThat(SharedReasons.of(List.of("a: no chart", "b: too large", "c: no chart", "nothing was read")))
                .containsExactly("a, c: no chart", "b: too large", "nothing was read");
    }

    @Test
    void notMoreAreNamedThanOneReads() {
        // given
        List<String> lines =
                IntStream.range(0, 15).mapToObj(i -> "c" + i + ": no chart").toList();

        // then
        assertThat(SharedReasons.of(lines)).singleElement().asString().endsWith("c11 and 3 more: no chart");
    }
}
