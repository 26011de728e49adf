package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "100m, 0.1",
        "0.5, 0.5",
        ".5, 0.5",
        "5., 5",
        "1500m, 1.5",
        "7u, 0.000007",
        "9n, 0.000000009",
        "2k, 2000",
        "3M, 3000000",
        "1G, 1000000000",
        "1T, 1000000000000",
        "1P, 1000000000000000",
        "1E, 1000000000000000000",
        "1Ki, 1024",
        "128Mi, 134217728",
        "1Gi, 1073741824",
        "1.5Gi, 1610612736",
        "1Ti, 1099511627776",
        "1Pi, 1125899906842624",
        "1Ei, 1152921504606846976",
        "1e3, 1000",
        "1E3, 1000",
        "12e-1, 1.2",
        "5e+2, 500"
    })
    void theAmountIsExact(String text, BigDecimal amount) {
        assertThat(Quantity.parse(text).value()).isEqualByComparingTo(amount);
        assertThat(Quantity.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "m", "1 Gi", "1gb", "1GB", "1K", "1mi", "-1", "+1", "1e", "1e3Ki", "1,5", "0x10", "1.2.3", ".", "٣",
                "16Ei", "1e99", "NaN", "1Kim"
            })
    void anythingElseIsRefusedWithTheRightForm(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> Quantity.parse(text))
                .satisfies(e -> assertThat(e.at(text).code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.at(text).suggestion()).contains("100m", "128Mi"));
    }

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(Quantity.parse("1000m")).isEqualTo(Quantity.parse("1")).hasSameHashCodeAs(Quantity.parse("1.0"));
        assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G"));
    }
}
