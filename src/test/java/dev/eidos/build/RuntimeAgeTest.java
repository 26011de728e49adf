package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RuntimeAgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void aRuntimeOfThisQuarterIsNotSpokenOf() {
        assertThat(RuntimeAge.warning("2026-10-20", TODAY)).isEmpty();
    }

    @Test
    void anOlderOneIsWarnedOf() {
        assertThat(RuntimeAge.warning("2026-04-21", TODAY))
                .hasValueSatisfying(warning -> assertThat(warning).contains("2026-04-21", "221 days old"));
    }

    @Test
    void oneOfUnknownAgeIsWarnedOf() {
        assertThat(RuntimeAge.warning("", TODAY)).isPresent();
    }
}
