package dev.eidos.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">=1.25.0-0; >= 1.25.0; v1.24.17; v1.25.0",
                ">= 1.16.0-0; >= 1.16.0; v1.15.0; v1.34.1-eks-1-2",
                ">=1.30.0-0 <1.34.0-0; >= 1.30.0, < 1.34.0; v1.34.0; v1.33.9+k3s1",
                ">=1.30, <1.34; >= 1.30, < 1.34; v1.29.0; v1.30.1",
                "<1.20 || >=1.30; < 1.20 || >= 1.30; v1.25.0; v1.31.0",
            })
    void limitsAreUnderstood(String said, String text, String outside, String inside) {
        // when
        KubernetesRange range = KubernetesRange.of(said).orElseThrow();

        // then
        assertThat(range.text()).isEqualTo(text);
        assertThat(range.excludes(outside)).isTrue();
        assertThat(range.excludes(inside)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "^1.20", "~1.25.0", "1.25.x", "1.20 - 1.30", "!=1.25.0", ">= one", ">=1.25 and more"})
    void whatMayMeanSomethingElseExcludesNothing(String said) {
        assertThat(KubernetesRange.of(said)).isEmpty();
    }
}
