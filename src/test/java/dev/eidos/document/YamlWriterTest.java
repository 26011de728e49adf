package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "yes",
                "No",
                "on",
                "y",
                "null",
                "~",
                "true",
                "FALSE",
                "12",
                "0777",
                "007",
                "1_000",
                "12:30:45",
                "24.04",
                "1e3",
                "0x1f",
                "0X1F",
                "0B11",
                "0O17",
                "0_x1F",
                "2001-12-14t21:59:43.10-05:00",
                ".inf",
                "2026-01-01",
                "2026-11-22T22:10:41Z",
                "580.82.07",
                "v1.33.5-eks-3025e55",
                "a: b",
                "a #b",
                "- a",
                "# a",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a}",
                "[a]",
                "'a'",
                "\"a\"",
                "a:",
                ":a",
                "4096\t131072\t6291456",
                "one\ntwo",
                "one\ntwo\n",
                "\n",
                "\nlead",
                "  lead\nmore\n",
                "trail ",
                "tab\t",
                "naïve",
                "日本",
                "\u0007bell",
                "\u001b[31mred",
                "\u0085next",
                "\ufeffbom",
                "back\\slash",
                "#1 SMP PREEMPT",
                "?",
                "-",
                "---",
                "...",
                "=",
                "<<",
                "a\r\nb",
                "\ud83d\ude00"
            })
    void everyTextIsReadBackAsTheSameText(String text) {
        // given
        Value written = Value.mapping(Map.of("key", Value.scalar(text), text, Value.scalar("as a key")));

        // when
        Value read = DocumentReader.read(YamlWriter.write(written), "test");

        // then
        assertThat(withoutPositions(read)).isEqualTo(written);
    }

    @Test
    void randomPrintableTextsAreReadBackAsTheyWere() {
        // given
        var random = new Random(42);
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append("abyYnN01279.:-_+eEx ,#&*!|>'\"%@`{}[]?~/=\\\t\n".charAt(random.nextInt(43)));
            }
            entries.put("k" + i, Value.scalar(text.toString()));
        }
        Value written = Value.mapping(entries);

        // when
        Value read = DocumentReader.read(YamlWriter.write(written), "test");

        // then
        assertThat(withoutPositions(read)).isEqualTo(written);
    }

    @Test
    void numbersAndFlagsKeepTheirTypes() {
        // given
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("whole", Value.scalar(Reading.of(Long.MAX_VALUE)));
        entries.put("negative", Value.scalar(Reading.of(-1)));
        entries.put("decimal", Value.scalar(Reading.of(new BigDecimal("12.80"))));
        entries.put("flag", Value.scalar(Reading.of(true)));
        entries.put(
                "list", Value.sequence(List.of(Value.scalar("a"), Value.mapping(Map.of()), Value.sequence(List.of()))));
        Value written = Value.mapping(entries);

        // when
        String yaml = YamlWriter.write(written);

        // then
        assertThat(yaml).isEqualTo("""
            whole: 9223372036854775807
            negative: -1
            decimal: 12.80
            flag: true
            list:
            - a
            - {}
            - []
            """);
        assertThat(withoutPositions(DocumentReader.read(yaml, "test"))).isEqualTo(written);
    }

    @Test
    void anyTreeIsReadBackAsItWas() {
        // given
        var random = new Random(7);

        for (int i = 0; i < 500; i++) {
            Value written = tree(random, 4);

            // when
            String yaml = YamlWriter.write(written);

            // then
            assertThat(withoutPositions(DocumentReader.read(yaml, "test")))
                    .as(yaml)
                    .isEqualTo(written);
        }
    }

    private static Value tree(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 6);
        return switch (kind) {
            case 0 -> new Value.Scalar(null, Position.NONE);
            case 1 -> Value.scalar(Reading.of(random.nextInt()));
            case 2 ->
                Value.scalar(List.of("a", "two\nlines\n", "two\n\n  more\n", "end\n\n", " b", "", "#c")
                        .get(random.nextInt(7)));
            case 3 ->
                Value.sequence(random.ints(random.nextInt(4))
                        .mapToObj(_ -> tree(random, depth - 1))
                        .toList());
            default -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    entries.put(random.nextInt(20) == 0 ? "long".repeat(300) : "k" + n + " :", tree(random, depth - 1));
                }
                yield Value.mapping(entries);
            }
        };
    }

    @Test
    void listsLinesAndNestedValuesStandAsPeopleWriteThem() {
        // given
        Map<String, Value> inner = new LinkedHashMap<>();
        inner.put("name", Value.scalar("a"));
        inner.put("script", Value.scalar("one\n\n  two\n"));
        inner.put("list", Value.sequence(List.of(Value.sequence(List.of(Value.scalar("x"), Value.scalar("z"))))));
        Value written = Value.mapping(Map.of("items", Value.sequence(List.of(Value.mapping(inner)))));

        // then
        assertThat(YamlWriter.write(written)).isEqualTo("""
            items:
            - name: a
              script: |
                one

                  two
              list:
              - - x
                - z
            """);
        assertThat(YamlWriter.write(Value.scalar("a\nb\n"))).isEqualTo("|\n  a\n  b\n");
        assertThat(YamlWriter.write(Value.sequence(List.of()))).isEqualTo("[]\n");
    }

    static Value withoutPositions(Value node) {
        return switch (node) {
            case Value.Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, withoutPositions(value)));
                yield Value.mapping(entries);
            }
            case Value.Sequence sequence ->
                Value.sequence(sequence.items().stream()
                        .map(YamlWriterTest::withoutPositions)
                        .toList());
            case Value.Scalar scalar -> new Value.Scalar(scalar.value(), Position.NONE);
        };
    }
}
