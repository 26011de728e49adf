package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void namesWithFewOtherLettersOrTheSameEndingAreSimilar() {
        assertThat(Suggestions.similar("driver-versoin", List.of("driver-version", "cuda-version")))
                .containsExactly("driver-version");
        assertThat(Suggestions.similar("kernel.osrelease", List.of("/proc/sys/kernel/osrelease", "kernel")))
                .containsExactly("/proc/sys/kernel/osrelease");
        assertThat(Suggestions.question("abcd", List.of("wxyz"))).isEmpty();
        assertThat(Suggestions.question("abcd", List.of("abce", "abcf"))).isEqualTo("; did you mean abce or abcf?");
    }

    @Test
    void theNearestNameComesFirst() {
        assertThat(Suggestions.nearestFirst("prod", List.of("staging", "prods", "prod-eu", "prog")))
                .containsExactly("prods", "prog", "prod-eu", "staging");
    }
}
