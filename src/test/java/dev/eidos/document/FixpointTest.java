package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read, written and read again is what it was, in either format, and is written the same. */
class FixpointTest {
    private static final String ALPHABET = "0123456789012345678901234567890eE+-..xo_:aF ~";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999",
                "1E-999",
                "1e30",
                "1.5e2",
                "1e3",
                "1.",
                "-.5",
                "+1.5",
                "0e5",
                "1e-50",
                "0.10",
                "-0",
                "-0.0",
                "18446744073709551616",
                "12345678901234567890123.",
                "123456789012345678901e5",
                "0x10",
                "0x-5",
                "0o-7",
                "1e2000",
                "1e99999999999",
                "1e2147483648",
                "1e2147483647",
                "1e-2147483647",
                "0.0000000000000000000000000000000000000000000001",
                "00.5",
                ".inf",
                "1234e999",
                "0.1234567890123456789012345678901234567890",
                "99999999999999999999e-1000",
                "9e0000000000000000001"
            })
    void numbersKeepTheirForm(String number) {
        isFixed(number);
    }

    @Test
    void soDoesAnythingThatLooksLikeOne() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 8); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            isFixed(text.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"1e999, 1E+999", "1e3, 1000", "1.50, 1.50", "1e-50, 1E-50", "+1.5, 1.5", "0x-5, 0x-5"})
    void largeAndSmallNumbersAreWrittenWithAnExponent(String number, String written) {
        assertThat(scalar(number)).extracting(value -> value.text()).isEqualTo(written);
    }

    private static void isFixed(String plain) {
        Value.Scalar first = scalar(plain);
        Value.Mapping document = new MappingBuilder().put("a", first).build();
        String yaml = YamlWriter.write(document);
        String json = JsonWriter.write(document);

        assertThat(value(DocumentReader.read(yaml, "a.yaml"))).as(plain).isEqualTo(first);
        assertThat(value(DocumentReader.read(json, "a.json"))).as(plain).isEqualTo(first);
        assertThat(YamlWriter.write(new MappingBuilder()
                        .put("a", value(DocumentReader.read(json, "a.json")))
                        .build()))
                .as(plain)
                .isEqualTo(yaml);
    }

    private static Value.Scalar scalar(String plain) {
        return new Value.Scalar(YamlScalars.resolve(plain, true), Position.NONE);
    }

    private static Value value(Value document) {
        Value.Scalar scalar = (Value.Scalar) Objects.requireNonNull(document.at("a"));
        return new Value.Scalar(scalar.value(), Position.NONE);
    }
}
