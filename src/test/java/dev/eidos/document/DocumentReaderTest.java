package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Reading;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: [1, 2'| file.yaml:2:9",
                "'a: 1\na: 2'| file.yaml:2:1",
                "'a: 1\n---\nb: 2'| file.yaml:2:1",
                "'a: *nothing'| file.yaml:1:4",
                "'? [a]\n: b'| file.yaml:1:3",
                "'{\"a\": 1,\n \"b\": }'| file.yaml:2:",
                "'{\"a\": 1, \"a\": 2}'| file.yaml:1:",
                "'{\"a\": 1} x'| file.yaml:1:",
            })
    void malformedTextIsRefusedWithItsPlace(String text, String place) {
        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read(text, "file.yaml"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).startsWith(place);
                });
    }

    @Test
    void emptyJsonIsAnError() {
        for (String empty : new String[] {"", " \n"}) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> DocumentReader.readJson(empty, "a.json", Selection.ALL))
                    .withMessageContaining("empty");
        }
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read("# only a comment\n", "file.yaml"))
                .withMessageContaining("empty");
    }

    @Test
    void aliasesMayRepeatButNotExplode() {
        // given
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i));
            bomb.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]\n".formatted(i - 1));
        }

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read(bomb.toString(), "bomb.yaml"))
                .withMessageContaining("aliases");
        assertThat(DocumentReader.read("a: &x {k: v}\nb: *x\n", "fine.yaml"))
                .isInstanceOfSatisfying(
                        Value.Mapping.class,
                        mapping -> assertThat(mapping.get("b")).isSameAs(mapping.get("a")));
    }

    @Test
    void nestingIsBounded() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read("[".repeat(5_000), "deep.yaml"));
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read("a:\n" + "- ".repeat(5_000) + "x", "deep.yaml"));
    }

    @Test
    void tomlsNestingIsBounded() {
        String deep = "a.".repeat(5_000) + "a";
        for (String toml : List.of(deep + " = 1", "[" + deep + "]", "a = " + "[".repeat(5_000))) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> DocumentReader.readToml(toml, "deep.toml"));
        }
    }

    @Test
    void tomlBecomesTheSameNodes() {
        // given
        String toml = """
            [a]
            whole = 1_000
            flag = true
            text = "1"
            decimal = 1.5
            hex = 0x10
            day = 2026-01-02
            list = [1]
            """;

        // when
        Value read = DocumentReader.readToml(toml, "test.toml");

        // then
        assertThat(JsonWriter.writeLine(read)).isEqualTo(JsonWriter.writeLine(DocumentReader.read("""
            a: {whole: 1000, flag: true, text: "1", decimal: 1.5, hex: 16, day: "2026-01-02", list: [1]}
            """, "test.yaml")));
        assertThat(JsonWriter.writeLine(DocumentReader.readToml("", "empty.toml")))
                .isEqualTo("{}");
    }

    @Test
    void hugeTextIsRefusedBeforeItIsParsed() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read(" ".repeat(33 << 20), "huge.yaml"))
                .withMessageContaining("32 MiB");
    }

    @Test
    void tagsConstructNothing() {
        // when
        Value read = DocumentReader.read("a: !!javax.script.ScriptEngineManager [b]\n", "tags.yaml");

        // then
        assertThat(YamlWriterTest.withoutPositions(read))
                .isEqualTo(YamlWriterTest.withoutPositions(DocumentReader.read("a: [b]\n", "plain.yaml")));
    }

    @ParameterizedTest
    @CsvSource({
        "a: 0123, 0123",
        "a: 24.04, 24.04",
        "a: 1.30, 1.30",
        "a: 0x10, 16",
        "a: 99999999999999999999, 99999999999999999999"
    })
    void numbersKeepWhatWasWritten(String yaml, String expected) {
        // when
        var mapping = (Value.Mapping) DocumentReader.read(yaml, "test");

        // then
        var scalar = (Value.Scalar) Objects.requireNonNull(mapping.get("a"));
        assertThat(scalar.value()).extracting(Reading::asText).isEqualTo(expected);
    }
}
