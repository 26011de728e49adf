package dev.eidos.bundle.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm itself reads in a values file, it reads in what eidos makes of the file. */
class HelmValuesTest {
    private static final String ALPHABET = "0123456789012345670011._-+eExXbBoOaF:_tTn~y";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void chart() throws IOException {
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: shown\nversion: 1.0.0\n");
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("templates/shown.yaml"), "values: {{ .Values | mustToJson | quote }}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t: {a: yes, b: Yes, c: on, d: ON, e: y, f: true, g: True, h: YES, i: yEs}",
                "f: {a: no, b: No, c: off, d: OFF, e: n, f: false, g: FALSE, h: N}",
                "o: {a: 0644, b: 0o644, c: 0755, d: 08, e: -0644, f: 0O17, g: 00, h: 0_7}",
                "n: {a: 0x1F, b: 1_000, c: 0b11, d: 1e3, e: .5, f: 1., g: +1, h: 1:30, i: 0X1F, j: 0B11, k: 0_x1F}",
                "big: {a: 9223372036854775807, b: 9223372036854775808, c: 18446744073709551616, d: 1e400, e: 1e21}",
                "dec: {a: 1.0, b: 12e03, c: 1.30, d: 0.1, e: 1e-7, f: 9007199254740993.0, g: 1_0.5, h: .5_0}",
                "nul: {a: ~, b: null, c: Null, d: NULL, e: , f: nULL}",
                "str: {a: '0644', b: \"yes\", c: !!str 5, d: 2024-01-01T00:00:00Z, e: 22:22, f: =, g: <<, h: ! no}",
                "tag: {a: !!int '5', b: !!float 5, c: !!bool 'off', d: !!null '', e: !!binary aGk=, f: !own 5}",
                "key: {yes: 1, 0400: 2, 1.10: 3, 1e6: 4, '0x1F': 5, 123456789.5: 6, 2024-01-01: 7}",
                """
                base: &b {a: 1, no: 2}
                merged: {<<: *b, a: 3}
                before: {a: 3, <<: *b}
                several: {<<: [*b, {a: 4, c: 5}]}
                """,
                "{\"a\": 1.0, \"b\": 1e3, \"c\": 12345678901234567890, \"no\": \"no\"}",
                "driver:\n  enabled: no\n",
            })
    void everyFormIsReadAsHelmReadsIt(String values) throws IOException {
        assertThat(helms(written(values))).isEqualTo(helms(values)).startsWith("{");
    }

    @Test
    void randomFormsAreReadAsHelmReadsThem() throws IOException {
        // given
        var random = new Random(3);
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder form = new StringBuilder();
            for (int length = 1 + random.nextInt(7); length > 0; length--) {
                form.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String line = "v" + i + ": " + form + "\n";
            if (isYaml(line)) {
                values.append(line)
                        .append("q")
                        .append(i)
                        .append(": '")
                        .append(form)
                        .append("'\n");
            }
        }

        // then
        assertThat(helms(written(values.toString())))
                .isEqualTo(helms(values.toString()))
                .startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: .inf", "a: .NaN", "a: !!int x", "{~: 1}", "a: {<<: 1}"})
    void whatHelmRefusesIsRefused(String values) throws IOException {
        assertThat(helms(values)).doesNotStartWith("{");
        assertThat(isYaml(values)).isFalse();
    }

    private static boolean isYaml(String text) {
        try {
            return !written(text).isEmpty();
        } catch (EidosException e) {
            return false;
        }
    }

    private static String written(String values) {
        return YamlWriter.write(DocumentReader.read(values, "values.yaml", Dialect.HELM));
    }

    /** The values that a template sees, or what Helm says of them. */
    private String helms(String values) throws IOException {
        Path file = Files.writeString(folder.resolve("given.yaml"), values);
        try {
            String shown = new Helm(folder).template().withValuesFile(file).call();
            return Trees.json(Trees.read(Trees.read(shown).text("values")));
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
