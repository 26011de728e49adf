package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogDeduplicatorTest {
    private final List<String> passedOn = new ArrayList<>();
    private final LogDeduplicator resumption = new LogDeduplicator(passedOn::add);

    private void read(String... lines) {
        resumption.begin();
        for (String line : lines) {
            resumption.take(line);
        }
    }

    @Test
    void theFirstReadingBeginsAtTheBeginning() {
        assertThat(resumption.since()).isNull();
    }

    @Test
    void timesAreCutOff() {
        // when
        read("2026-11-22T10:00:00.1Z a", "2026-11-22T10:00:00.2Z b  with  spaces", "2026-11-22T10:00:01Z");

        // then
        assertThat(passedOn).containsExactly("a", "b  with  spaces", "");
    }

    @Test
    void aLogThatIsReadAgainGoesOnWhereItBroke() {
        // given
        read("2026-11-22T10:00:00.1Z a", "2026-11-22T10:00:01.25Z b");
        assertThat(resumption.since()).isEqualTo("2026-11-22T10:00:01Z");

        // when
        read("2026-11-22T10:00:01.25Z b", "2026-11-22T10:00:01.3Z c");

        // then
        assertThat(passedOn).containsExactly("a", "b", "c");
    }

    @Test
    void linesOfOneMomentAreCounted() {
        // given
        read("2026-11-22T10:00:01.5Z a", "2026-11-22T10:00:01.5Z a");

        // when
        read("2026-11-22T10:00:01.5Z a", "2026-11-22T10:00:01.5Z a", "2026-11-22T10:00:01.5Z a");
        read("2026-11-22T10:00:01.5Z a", "2026-11-22T10:00:01.5Z a", "2026-11-22T10:00:01.5Z a");

        // then
        assertThat(passedOn).containsExactly("a", "a", "a");
    }

    @Test
    void fractionsAreNumbersNotTexts() {
        // given
        read("2026-11-22T10:00:01.09Z a", "2026-11-22T10:00:01.1Z b");

        // when
        read("2026-11-22T10:00:01.09Z a", "2026-11-22T10:00:01.1Z b", "2026-11-22T10:00:01.100000001Z c");

        // then
        assertThat(passedOn).containsExactly("a", "b", "c");
    }
}
