package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.MalformedValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSyntaxTest {

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "A_b.c-1, true",
        "nvidia.com/gpu.present, true",
        "'', false",
        "/a, false",
        "a/, false",
        "a/b/c, false",
        "-a, false",
        "a-, false",
        "N.com/a, false",
        "a b, false",
        "ä, false",
        "a=b, false"
    })
    void keysFollowTheRulesOfLabels(String key, boolean allowed) {
        assertThat(LabelSyntax.isKey(key)).isEqualTo(allowed);
    }

    @Test
    void lengthsHaveLimits() {
        assertThat(LabelSyntax.isKey("a".repeat(63))).isTrue();
        assertThat(LabelSyntax.isKey("a".repeat(64))).isFalse();
        assertThat(LabelSyntax.isKey("a".repeat(253) + "/" + "b".repeat(63))).isTrue();
        assertThat(LabelSyntax.isKey("a".repeat(254) + "/b")).isFalse();
        assertThat(LabelSyntax.isValue("a".repeat(63))).isTrue();
        assertThat(LabelSyntax.isValue("a".repeat(64))).isFalse();
        assertThat(LabelSyntax.isValue("")).isTrue();
    }

    @Test
    void selectorsAreRepeatedOrSeparatedByCommas() {
        assertThat(NodeSelector.parse(List.of("b=2,c=", "a.b/c=1", "b=2")).labels())
                .isEqualTo(Map.of("a.b/c", "1", "b", "2", "c", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=b,", "=b", "a=b=c", "a=b, c=d", "a=1,a=2", "a=-"})
    void wrongSelectorsAreRefusedWithTheRightForm(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> NodeSelector.parse(List.of(text)))
                .satisfies(e -> assertThat(text).contains(e.value()))
                .satisfies(e -> assertThat(e.at(text).suggestion()).contains("key=value"));
    }
}
