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

    @Test
    void twoExchangedLettersAreOneMistake() {
        assertThat(Suggestions.similar("fromat", List.of("format", "force"))).containsExactly("format");
        assertThat(Suggestions.similar("esk", List.of("eks", "gke"))).containsExactly("eks");
    }

    @Test
    void aShortWordWithAnotherLetterIsAnotherWord() {
        assertThat(Suggestions.similar("yml", List.of("yaml", "xml"))).containsExactly("yaml");
        assertThat(Suggestions.similar("aks", List.of("eks", "oke"))).isEmpty();
        assertThat(Suggestions.similar("x", List.of("xy", "y"))).isEmpty();
    }

    @Test
    void nothingFarIsSimilar() {
        assertThat(Suggestions.similar("deploy-agnet", List.of("debug", "deploy-agent")))
                .containsExactly("deploy-agent");
        assertThat(Suggestions.similar("openshift", List.of("oke", "kind", "self-managed")))
                .isEmpty();
    }
}
