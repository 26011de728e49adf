package dev.eidos.k8s.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.text.GoDuration;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionTimeTest {
    @ParameterizedTest
    @CsvSource({
        "PT5M, 4m30s",
        "PT1H30M, 1h29m30s",
        "PT2H, 1h59m30s",
        "PT90S, 1m21s",
        "PT30S, 27s",
        "PT10S, 7s",
        "PT4S, 2s",
        "PT1.5S, 750ms",
        "PT0.001S, 1ms",
    })
    void theAgentStopsCollectingBeforeTheRunIsOver(Duration run, String expected) {
        // when
        Duration collection = CollectionTime.of(run);

        // then
        assertThat(GoDuration.text(collection)).isEqualTo(expected);
        assertThat(collection).isLessThan(run).isPositive();
    }
}
