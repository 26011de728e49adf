package dev.eidos.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

/** What the first signal and the ones after it do. */
class InterruptionTest {
    private static final Signal INT = new Signal("INT");
    private static final Signal TERM = new Signal("TERM");

    private final List<Integer> left = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @Test
    void theFirstSignalInterruptsTheWorkAndDoesNotLeave() {
        // given
        try (var interruption = new Interruption(Thread.currentThread(), left::add, now::get)) {
            // when
            interruption.received(INT);

            // then
            assertThat(Thread.interrupted()).isTrue();
            assertThat(left).isEmpty();
            assertThat(interruption.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void theSameRequestArrivingTwiceDoesNotLeave() {
        // given
        try (var interruption = new Interruption(Thread.currentThread(), left::add, now::get)) {
            interruption.received(INT);
            boolean first = Thread.interrupted();

            // when
            now.addAndGet(Duration.ofMillis(499).toNanos());
            interruption.received(INT);

            // then
            assertThat(first).isTrue();
            assertThat(left).isEmpty();
            assertThat(Thread.interrupted())
                    .as("the clean-up that runs by now is not interrupted again")
                    .isFalse();
        }
    }

    @Test
    void aSecondRequestLeavesAtOnceWithItsOwnCode() {
        // given
        try (var interruption = new Interruption(Thread.currentThread(), left::add, now::get)) {
            interruption.received(INT);
            boolean first = Thread.interrupted();

            // when
            now.addAndGet(Duration.ofMillis(500).toNanos());
            interruption.received(TERM);

            // then
            assertThat(first).isTrue();
            assertThat(left).containsExactly(143);
            assertThat(interruption.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void aSignalAfterTheWorkDoesNotInterruptWhatIsWritten() {
        // given
        try (var interruption = new Interruption(Thread.currentThread(), left::add, now::get)) {
            // when
            interruption.workIsOver();
            interruption.received(TERM);

            // then
            assertThat(Thread.interrupted()).isFalse();
            assertThat(interruption.exitCode()).isEqualTo(143);
        }
    }
}
