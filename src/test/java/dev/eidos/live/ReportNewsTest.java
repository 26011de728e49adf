package dev.eidos.live;

import static dev.eidos.live.LiveReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportNewsTest {
    private static final ReportNews NEWS = new ReportNews(false);
    private static final CheckResult WELL = result("gpus", "8 usable");
    private static final CheckResult SHORT =
            result("gpus", "7 usable", Finding.failed("nodes/a", "is short of 1 of 8 GPUs", null));

    @Test
    void theFirstLookTellsWhatIsNotWell() {
        assertThat(NEWS.watching(null, report(SHORT))).containsExactly("not well: gpus");
        assertThat(NEWS.watching(null, report(WELL))).containsExactly("all is well");
    }

    @Test
    void whatIsNoLongerWellIsToldWithItsCauseAndWhatIsWellAgainByName() {
        assertThat(NEWS.watching(report(WELL), report(SHORT)))
                .containsExactly("no longer well: gpus: nodes/a: is short of 1 of 8 GPUs");
        assertThat(NEWS.watching(report(SHORT), report(WELL))).containsExactly("now well: gpus");
    }

    @Test
    void whatSaysSomethingElseIsToldAndOtherWordsAreNot() {
        // given
        CheckResult restarted = result("gpus", "7 usable", Finding.failed("nodes/a", "other words", null));
        CheckResult shorter = result("gpus", "6 usable", Finding.failed("nodes/a", "other words", null));
        CheckResult other = result("gpus", "7 usable", Finding.failed("nodes/b", "is not ready", null));

        // then
        assertThat(NEWS.watching(report(SHORT), report(restarted))).isEmpty();
        assertThat(NEWS.watching(report(SHORT), report(shorter))).containsExactly("gpus: 6 usable, was 7 usable");
        assertThat(NEWS.watching(report(SHORT), report(other))).containsExactly("gpus: nodes/b: is not ready");
    }

    @Test
    void manyChangesAreCounted() {
        // given
        CheckResult[] well = new CheckResult[12];
        CheckResult[] failed = new CheckResult[12];
        for (int i = 0; i < 12; i++) {
            well[i] = result("c" + i, "");
            failed[i] = result("c" + i, "", Finding.failed("x", "is gone", null));
        }

        // then
        assertThat(NEWS.watching(report(well), report(failed))).hasSize(9).endsWith("and 4 more changes");
    }

    @Test
    void whatIsUnknownIsWellWhereThatIsExcused() {
        // given
        CheckResult unknown = result("gpus", "", Finding.unknown("nodes", "may not be listed", null));

        // then
        assertThat(NEWS.watching(null, report(unknown))).containsExactly("not well: gpus");
        assertThat(new ReportNews(true).watching(null, report(unknown))).containsExactly("all is well");
    }

    private static CheckResult result(String id, String actual, Finding... findings) {
        return CheckResult.of(Phase.DEPLOYMENT, id, "", actual, List.of(findings));
    }
}
