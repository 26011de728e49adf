package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import dev.eidos.measurement.ClusterIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private static final CheckResult WELL = CheckResult.of(Phase.DEPLOYMENT, "a", "", "", List.of());
    private static final CheckResult FAILED =
            CheckResult.of(Phase.DEPLOYMENT, "a", "", "", List.of(Finding.failed("pods/a", "is not ready", null)));

    private final List<String> news = new ArrayList<>();
    private final List<String> warned = new ArrayList<>();

    @Test
    void itLooksUntilASignalAndEndsWithTheLastReport() throws InterruptedException {
        // when
        LiveReport last = watch(report(WELL), report(FAILED), report(FAILED));

        // then
        assertThat(last.passed(false)).isFalse();
        assertThat(news).containsExactly("all is well", "no longer well: a: pods/a: is not ready");
    }

    @Test
    void aSignalDuringALookLeavesTheOneBefore() throws InterruptedException {
        // when
        LiveReport last = watch(report(WELL), new InterruptedException());

        // then
        assertThat(last.passed(false)).isTrue();
    }

    @Test
    void aSignalBeforeTheFirstReportLeavesNone() {
        assertThatThrownBy(() -> watch(new InterruptedException())).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aLookThatFailsIsToldOnceAndTheNextIsTried() throws InterruptedException {
        // when
        LiveReport last = watch(report(WELL), failure(), failure(), report(FAILED));

        // then
        assertThat(last.passed(false)).isFalse();
        assertThat(warned)
                .singleElement()
                .asString()
                .contains("the next is tried")
                .contains("no connection");
    }

    @Test
    void aFirstLookThatFailsEndsIt() {
        assertThatThrownBy(() -> watch(failure(), report(WELL))).isInstanceOf(EidosException.class);
    }

    /** The looks in turn; after the last comes the signal. */
    private LiveReport watch(Object... looks) throws InterruptedException {
        Iterator<Object> each = List.of(looks).iterator();
        return new Watching(Duration.ofMillis(1), false, (_, lines) -> news.addAll(lines), warned::add).end(() -> {
            if (!each.hasNext()) {
                throw new InterruptedException("a signal");
            }
            return switch (each.next()) {
                case InterruptedException e -> throw e;
                case EidosException e -> throw e;
                case LiveReport report -> report;
                default -> throw new IllegalStateException("no look");
            };
        });
    }

    private static EidosException failure() {
        return EidosException.of(ErrorCode.UNAVAILABLE, "no connection").build();
    }

    private static LiveReport report(CheckResult result) {
        return new LiveReport(
                "recipe.yaml",
                null,
                ClusterIdentity.UNKNOWN,
                "v1.34.2",
                Instant.EPOCH,
                List.of(Phase.DEPLOYMENT),
                List.of(result));
    }
}
