package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({"PT1M30S, 1m30s", "PT2H, 2h", "PT0.25S, 250ms", "PT1H0M5.001S, 1h5s1ms", "PT0S, 1ms"})
    void whatIsWrittenIsRead(Duration time, String text) {
        assertThat(GoDuration.text(time)).isEqualTo(text);
        assertThat(GoDuration.parse(text)).contains(time.isZero() ? Duration.ofMillis(1) : time);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0s", "59, 59s", "60, 1m0s", "7500, 2h5m", "356400, 4d3h"})
    void anAgeIsToldInItsTwoLargestUnits(long seconds, String age) {
        assertThat(GoDuration.age(Duration.ofSeconds(seconds))).isEqualTo(age);
    }
}
