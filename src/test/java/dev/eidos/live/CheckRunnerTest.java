package dev.eidos.live;

import static dev.eidos.live.LiveReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {
    @Test
    void aCheckThatNeverAnswersIsUnknownAndKeepsNoOtherBack() throws InterruptedException {
        // given
        var never = new CheckRunner.Step(Phase.DEPLOYMENT, "never", () -> {
            new CountDownLatch(1).await();
            throw new AssertionError();
        });
        var well = new CheckRunner.Step(
                Phase.DEPLOYMENT, "well", () -> CheckResult.of(Phase.DEPLOYMENT, "well", "", "", List.of()));

        // when
        List<CheckResult> results = new CheckRunner(Duration.ofMillis(50)).run(List.of(never, well));

        // then
        assertThat(results)
                .extracting(CheckResult::status)
                .containsExactly(CheckResult.Status.UNKNOWN, CheckResult.Status.PASSED);
        assertThat(results.getFirst().findings().getFirst().reason()).startsWith("was not done in");
    }

    @Test
    void oneThatFailsIsUnknownWithTheReason() throws InterruptedException {
        // given
        var fails = new CheckRunner.Step(Phase.DEPLOYMENT, "fails", () -> {
            throw EidosException.of(ErrorCode.UNAVAILABLE, "the API server does not answer")
                    .reason("no answer in time")
                    .build();
        });

        // when
        CheckResult result =
                new CheckRunner(Duration.ofSeconds(5)).run(List.of(fails)).getFirst();

        // then
        assertThat(result.status()).isEqualTo(CheckResult.Status.UNKNOWN);
        assertThat(result.findings().getFirst().reason())
                .isEqualTo("the API server does not answer: no answer in time");
    }

    @Test
    void aReportPassesOnlyWhereSomethingDid() {
        // given
        CheckResult unknown =
                CheckResult.of(Phase.DEPLOYMENT, "a", "", "", List.of(Finding.unknown("a", "nobody knows", null)));
        CheckResult passed = CheckResult.of(Phase.DEPLOYMENT, "b", "", "", List.of());

        // then
        assertThat(report(unknown).passed(true)).isFalse();
        assertThat(report().passed(true)).isFalse();
        assertThat(report(unknown, passed).passed(false)).isFalse();
        assertThat(report(unknown, passed).passed(true)).isTrue();
        assertThat(report(passed, CheckResult.skipped(Phase.DEPLOYMENT, "c")).passed(false))
                .isTrue();
    }
}
