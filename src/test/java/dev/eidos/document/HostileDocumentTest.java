package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"a: \"%s\"", "a: '%s'", "a: %s", "a: |\n  %s", "a: 1 #%s", "? \"%s\"\n: 1", "a: !%s 1"})
    void aLongScalarTakesNoLongerThanItsLength(String form) {
        // given
        String text = form.formatted("x".repeat(3 << 20));

        // when, then: by the square of its length it took 13 s
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> DocumentReader.read(text, "long.yaml"));
    }

    @Test
    void aLineThatTheLibraryWouldNeedHundredsOfMegabytesForIsRefused() {
        refused("a: 1\nb: " + "x".repeat(5 << 20), "f.yaml:2:1", "more than 4 MiB");
        assertThatNoException()
                .isThrownBy(() -> DocumentReader.read("{\"a\": \"" + "x".repeat(21 << 20) + "\"}", "f.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u", "\\u1", "\\U9999999", "\\U99999999\"", "\\x", "\\U00110000\""})
    void aBadEscapeIsRefusedWithItsPlace(String escape) {
        refused("a: 1\nb: \"" + escape, "f.yaml:2:", "");
        refused("{\"a\": \"" + escape, "f.yaml:1:", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "x\\udc00y", "\\ude00\\ud83d"})
    void halfOfACharacterIsRefused(String escape) {
        refused("a: \"" + escape + "\"", "f.yaml:1:4", "half of a character");
        refused("\"" + escape + "\": 1", "f.yaml:1:1", "half of a character");
        refused("{\"a\": \"" + escape + "\"}", "f.yaml:1:7", "half of a character");
        // the parser refuses these itself
        refused("{\"" + escape + "\": 1}", "f.yaml:1:", "surrogate");
    }

    @Test
    void aCharacterOfTwoHalvesIsTaken() {
        assertThat(DocumentReader.read("{\"a\": \"\\ud83d\\ude00\"}", "f.json").text("a"))
                .isEqualTo("😀");
        assertThat(DocumentReader.read("a: \"\\ud83d\\ude00\"", "f.yaml").text("a"))
                .isEqualTo("😀");
    }

    @Test
    void everyFormatHasTheSameEnd() {
        // given
        String items = "\"\",".repeat(1_100_000);

        // when, then
        refused("[" + items + "\"\"]", "f.yaml:1:", "more than 1000000 values");
        refused("- ''\n".repeat(1_100_000), "f.yaml:1000000:", "more than 1000000 values");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.readToml("a = [" + items + "\"\"]", "f.toml"))
                .withMessageContaining("more than 1000000 values");
    }

    @Test
    void aNumberOfManyDigitsStaysWhatWasWritten() {
        // given
        String digits = "9".repeat(5_000);

        // when
        Value read = DocumentReader.read("{\"a\": " + digits + ", \"b\": 0." + digits + "}", "f.json");

        // then
        assertThat(read.text("a")).isEqualTo(digits);
        assertThat(read.text("b")).isEqualTo("0." + digits);
    }

    @Test
    void ofManyNoticesTheFirstAreToldAndTheRestCounted() {
        // given
        List<String> told = new ArrayList<>();

        // when
        try (var few = new FewNotices("f.yaml", told::add)) {
            for (int i = 0; i < 1_000; i++) {
                few.accept("field " + i);
            }
        }

        // then
        assertThat(told).hasSize(21).startsWith("field 0").endsWith("f.yaml: 980 more like these");
    }

    @Test
    void fewNoticesAreToldAsTheyAre() {
        // given
        List<String> told = new ArrayList<>();

        // when
        try (var few = new FewNotices("f.yaml", told::add)) {
            few.accept("a");
        }

        // then
        assertThat(told).containsExactly("a");
    }

    private static void refused(String text, String place, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read(text, "f.yaml"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).startsWith(place);
                    assertThat(e.getMessage()).contains(reason);
                });
    }
}
