package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each form means to Helm, and how it is written so that Helm reads it back; {@code HelmValuesTest} asks Helm. */
class HelmScalarsTest {
    private static final String ALPHABET = "0123456789012345670011._-+eExXbBoOaFf:_tTZn~yYsS= ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes | true",
                "YES | true",
                "y | true",
                "On | true",
                "no | false",
                "No | false",
                "n | false",
                "OFF | false",
                "False | false",
                "yEs | `\"yEs\"`",
                "`` | null",
                "~ | null",
                "Null | null",
                "nULL | `\"nULL\"`",
                "0400 | 256",
                "-0644 | -420",
                "0o644 | 420",
                "0O17 | 15",
                "08 | 8",
                "0x1F | 31",
                "0X1f | 31",
                "-0x1F | -31",
                "0xFFFFFFFFFFFFFFFF | 18446744073709551615",
                "0x10000000000000000 | `\"0x10000000000000000\"`",
                "0b11 | 3",
                "0B11 | 3",
                "0b12 | `\"0b12\"`",
                "0_x1F | 31",
                "1_000 | 1000",
                "+1 | 1",
                "9223372036854775807 | 9223372036854775807",
                "9223372036854775808 | 9223372036854775808",
                "18446744073709551616 | 1.8446744073709552E+19",
                "-9223372036854775809 | -9.223372036854776E+18",
                "1e3 | 1000",
                "12e03 | 12000",
                "1e21 | 1E+21",
                "1.30 | 1.30",
                "1. | 1",
                ".5 | 0.5",
                "1_0.5 | 10.5",
                "1e400 | `\"1e400\"`",
                "1e-400 | 0",
                "1:30 | `\"1:30\"`",
                "12:30:45 | `\"12:30:45\"`",
                "2024-01-01 | `\"2024-01-01\"`",
                "2001-12-14t21:59:43.10-05:00 | `\"2001-12-14t21:59:43.10-05:00\"`",
                "= | `\"=\"`",
                "<< | `\"<<\"`",
                "`\"no\"` | `\"no\"`",
                "'0400' | `\"0400\"`",
                "!!str 5 | `\"5\"`",
                "!!str no | `\"no\"`",
                "! no | `\"no\"`",
                "!own no | `\"no\"`",
                "!!int '5' | 5",
                "!!float 5 | 5",
                "!!bool 'off' | false",
                "!!null '' | null",
                "!!binary aGk= | hi",
            })
    void aValueIsWhatHelmReads(String form, String written) {
        // when
        Value read = DocumentReader.read("a: " + form, "test", Dialect.HELM);

        // then
        String yaml = YamlWriter.write(read);
        assertThat(yaml).isEqualTo("a: " + written + "\n");
        assertThat(YamlWriter.write(DocumentReader.read(yaml, "test", Dialect.HELM)))
                .isEqualTo(yaml);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "on | `\"true\"`",
                "No | `\"false\"`",
                "0400 | `\"256\"`",
                "1.10 | `\"1.1\"`",
                "1e6 | `\"1e+06\"`",
                "0.00001 | `\"1e-05\"`",
                "123456.7 | `\"123456.7\"`",
                "1e99 | `\".inf\"`",
                "'on' | `\"on\"`",
                "2024-01-01 | `\"2024-01-01\"`",
            })
    void aKeyIsTheTextThatHelmMakesOfIt(String form, String written) {
        assertThat(YamlWriter.write(DocumentReader.read(form + ": x", "test", Dialect.HELM)))
                .isEqualTo(written + ": x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: .inf",
                "a: -.Inf",
                "a: .nan",
                "~: x",
                "18446744073709551615: x",
                "a: !!int x",
                "a: !!bool 1",
                "a: !!null x",
                "a: !!binary x",
                "a: {<<: 1}",
                "a: {<<: [1]}"
            })
    void whatHelmRefusesIsRefusedWithItsPlace(String text) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.read(text, "test", Dialect.HELM))
                .satisfies(e -> assertThat(e.object()).startsWith("test:1:"));
    }

    @Test
    void aMergeKeyBringsEntriesAndWhatStandsLaterCounts() {
        // given
        String text = """
            base: &base {on: a, n: 1}
            other: &other {n: 2, m: 3}
            later: {<<: *base, n: 5}
            earlier: {n: 5, <<: *base}
            several: {<<: [*base, *other]}
            text: {"<<": x}
            """;

        // then
        assertThat(YamlWriter.write(DocumentReader.read(text, "test", Dialect.HELM)))
                .endsWith("""
                    later:
                      "true": a
                      "false": 5
                    earlier:
                      "false": 1
                      "true": a
                    several:
                      "false": 1
                      m: 3
                      "true": a
                    text:
                      "<<": x
                    """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only\n# words\n", "---\n", "~", "null\n"})
    void aTextThatSaysNothingIsNull(String text) {
        assertThat(DocumentReader.read(text, "test", Dialect.HELM))
                .isInstanceOfSatisfying(
                        Value.Scalar.class, scalar -> assertThat(scalar.value()).isNull());
    }

    @Test
    void numbersOfJsonAreHelmsToo() {
        assertThat(YamlWriter.write(DocumentReader.read(
                        "{\"a\": 9223372036854775808, \"b\": 1e3, \"c\": \"no\"}", "test", Dialect.HELM)))
                .isEqualTo("a: 9223372036854775808\nb: 1000\nc: \"no\"\n");
    }

    @Test
    void whatWasReadIsWrittenSoThatItIsReadTheSame() {
        // given
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String form = random(random);

            // when
            Value plain = read("- " + form);
            Value text = Value.mapping(Map.of("k", Value.scalar(form), form, Value.scalar("as a key")));

            // then
            assertThat(read(YamlWriter.write(plain))).as(form).isEqualTo(plain);
            assertThat(read(YamlWriter.write(text))).as(form).isEqualTo(text);
        }
    }

    private static Value read(String text) {
        try {
            return YamlWriterTest.withoutPositions(DocumentReader.read(text, "test", Dialect.HELM));
        } catch (EidosException e) {
            // no form of a value at all, such as two colons
            return Value.sequence(List.of());
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(10); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void onlyWhatStandsUnderOverridesIsOfHelmInARecipe() {
        // when
        Value yaml = DocumentReader.read(
                "{value: 0400, flag: no, overrides: {value: 0400, deep: {flag: no}}}", "test", Dialect.RECIPE);
        Value json = DocumentReader.read(
                "{\"overrides\": {\"a\": 9223372036854775808}, \"a\": 9223372036854775808}", "test", Dialect.RECIPE);

        // then
        assertThat(YamlWriter.write(yaml)).isEqualTo("""
            value: "0400"
            flag: "no"
            overrides:
              value: 256
              deep:
                flag: false
            """);
        assertThat(YamlWriter.write(json)).isEqualTo("""
            overrides:
              a: 9223372036854775808
            a: "9223372036854775808"
            """);
    }
}
