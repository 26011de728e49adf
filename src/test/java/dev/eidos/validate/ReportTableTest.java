package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.constraint.Constraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTableTest {

    @Test
    void columnsAreAlignedAndRemediesFollow() {
        // given
        ValidationReport report = Reports.of(Reports.PASSES, Reports.FAILS, Reports.UNKNOWN);

        // when
        String table = ReportTable.draw(report, false, 80, false);

        // then
        assertThat(table).isEqualTo("""
            Validation of recipe.yaml
            against snapshot.yaml of node-a, taken 2026-03-01T08:30:15.250Z

            CONSTRAINT             STATUS   EXPECTED   ACTUAL
            OS.release.VERSION_ID  passed   >= 9       9.4
            OS.release.ID          failed   ubuntu     rhel
            K8s.server.version     unknown  >= 1.32.4  -

            OS.release.ID: expected ubuntu, found rhel
              try: use a node image whose /etc/os-release has ID ubuntu

            K8s.server.version: not collected: kubeconfig: there is none (NotFound)
              try: take the snapshot with a kubeconfig that may read the cluster
                (--kubeconfig), or with --deploy-agent

            failed: 1 passed, 1 failed, 1 unknown
            """);
    }

    @Test
    void theLastLineSaysWhyNothingPassed() {
        assertThat(ReportTable.draw(Reports.of(Reports.PASSES, Reports.UNKNOWN), true, 80, false))
                .endsWith("\npassed: 1 passed, 0 failed, 1 unknown\n");
        assertThat(ReportTable.draw(Reports.of(Reports.UNKNOWN), true, 80, false))
                .endsWith("\nfailed: 0 passed, 0 failed, 1 unknown; nothing could be checked\n");
        assertThat(ReportTable.draw(Reports.of(), true, 80, false))
                .endsWith("\nfailed: the recipe has no constraints\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80})
    void noLineIsLongerThanTheTerminal(int width) {
        // given
        var longNamed = new Constraint("OS.sysctl./proc/sys/" + "net/".repeat(30), ">= 1", null);
        var longValued = new Constraint("OS.release.ID", "word ".repeat(40).strip(), null);

        // when
        String table = ReportTable.draw(Reports.of(longNamed, longValued, Reports.UNKNOWN), false, width, false);

        // then
        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    @Test
    void valuesCannotControlTheTerminal() {
        // given
        ValidationReport report = Reports.of(new Constraint("OS.release.odd", "\u001b[2Jubuntu", null));

        // then
        assertThat(ReportTable.draw(report, false, 80, false)).doesNotContain("\u001b");
        assertThat(ReportTable.draw(report, false, 80, true))
                .contains("\u001b[31mfailed\u001b[0m")
                .doesNotContain("\u001b[2J")
                .doesNotContain("\u001b[31m\n");
    }
}
