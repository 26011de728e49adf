package dev.eidos.cli.live;

import static dev.eidos.live.LiveReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final CheckResult A = CheckResult.of(Phase.DEPLOYMENT, "a", "", "", List.of());
    private static final CheckResult B = CheckResult.of(Phase.DEPLOYMENT, "b", "", "", List.of());
    private static final CheckResult NO_A = failed("a");
    private static final CheckResult NO_B = failed("b");

    @Test
    void itLooksAgainUntilAllIsWellAndTellsWhatChanged() throws InterruptedException {
        // given
        Deque<LiveReport> looks = new ArrayDeque<>(
                List.of(report(NO_A, NO_B), report(NO_A, NO_B), report(A, NO_B), report(NO_A, B), report(A, B)));
        List<String> told = new ArrayList<>();

        // when
        LiveReport last =
                new Waiting(Duration.ofMinutes(1), Duration.ofMillis(1), false, told::add).end(looks::removeFirst);

        // then
        assertThat(last.passed(false)).isTrue();
        assertThat(looks).isEmpty();
        assertThat(told)
                .containsExactly(
                        "waiting for a, b",
                        "now well: a; waiting for b",
                        "now well: b; no longer well: a; waiting for a");
    }

    @Test
    void itLooksOnceWhereNobodyWaits() throws InterruptedException {
        // given
        Deque<LiveReport> looks = new ArrayDeque<>(List.of(report(NO_A), report(A)));

        // when
        LiveReport last = new Waiting(Duration.ZERO, Duration.ofSeconds(5), false, _ -> {}).end(looks::removeFirst);

        // then
        assertThat(last.passed(false)).isFalse();
        assertThat(looks).hasSize(1);
    }

    @Test
    void aServerThatDoesNotAnswerYetIsAskedAgain() throws InterruptedException {
        // given
        Deque<ErrorCode> failures = new ArrayDeque<>(List.of(ErrorCode.TIMED_OUT, ErrorCode.UNAVAILABLE));
        List<String> told = new ArrayList<>();

        // when
        String answer = new Waiting(Duration.ofMinutes(1), Duration.ofMillis(1), false, told::add).answer(() -> {
            if (failures.isEmpty()) {
                return "here";
            }
            throw failure(failures.removeFirst());
        });

        // then
        assertThat(answer).isEqualTo("here");
        assertThat(told).containsExactly("waiting for the cluster to answer: no connection in time");
    }

    @Test
    void whatTimeDoesNotMendAndWhereNobodyWaitsItFailsAtOnce() {
        var patient = new Waiting(Duration.ofMinutes(1), Duration.ofMillis(1), false, _ -> {});
        var hasty = new Waiting(Duration.ZERO, Duration.ofMillis(1), false, _ -> {});
        assertThatThrownBy(() -> patient.answer(() -> {
                    throw failure(ErrorCode.FORBIDDEN);
                }))
                .hasMessageContaining("no connection");
        assertThatThrownBy(() -> hasty.answer(() -> {
                    throw failure(ErrorCode.TIMED_OUT);
                }))
                .hasMessageContaining("no connection");
    }

    private static EidosException failure(ErrorCode code) {
        return EidosException.of(code, "no connection in time").build();
    }

    private static CheckResult failed(String id) {
        return CheckResult.of(Phase.DEPLOYMENT, id, "", "", List.of(Finding.failed(id, "is not ready", null)));
    }
}
