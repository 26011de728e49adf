package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.constraint.Constraint;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidatorTest {

    @Test
    void everyConstraintIsCheckedInTheRecipesOrder() {
        // when
        ValidationReport report = Reports.of(Reports.UNKNOWN, Reports.FAILS, Reports.MALFORMED, Reports.PASSES);

        // then
        assertThat(report.results())
                .extracting(ConstraintResult::constraint, ConstraintResult::status)
                .containsExactly(
                        tuple(Reports.UNKNOWN, "unknown"),
                        tuple(Reports.FAILS, "failed"),
                        tuple(Reports.MALFORMED, "unknown"),
                        tuple(Reports.PASSES, "passed"));
        assertThat(report)
                .returns(1, ValidationReport::passed)
                .returns(1, ValidationReport::failed)
                .returns(2, ValidationReport::unknown)
                .returns("recipe.yaml", ValidationReport::recipe)
                .returns("snapshot.yaml", ValidationReport::snapshot)
                .returns(Reports.SNAPSHOT.metadata(), ValidationReport::metadata);
    }

    @Test
    void aReportPassesIfAllPassed() {
        assertThat(Reports.of(Reports.PASSES).passed(false)).isTrue();
        assertThat(Reports.of(Reports.PASSES, Reports.FAILS).passed(true)).isFalse();
    }

    @Test
    void unknownIsAFailureUnlessAllowed() {
        // given
        ValidationReport report = Reports.of(Reports.PASSES, Reports.UNKNOWN);

        // then
        assertThat(report.passed(false)).isFalse();
        assertThat(report.passed(true)).isTrue();
    }

    @Test
    void aMalformedConstraintIsNeverAllowed() {
        assertThat(Reports.of(Reports.PASSES, Reports.MALFORMED).passed(true)).isFalse();
    }

    @Test
    void nothingCheckedIsNoPass() {
        // given
        Snapshot empty = new Snapshot(new SnapshotMetadata(null, null, null), List.of());
        Snapshot hollow = new Snapshot(
                new SnapshotMetadata(null, null, null),
                List.of(new Measurement("OS", List.of(Subtype.named("release").build()))));

        // then
        assertThat(Reports.of().passed(true)).isFalse();
        assertThat(Reports.of(Reports.UNKNOWN).passed(true)).isFalse();
        for (Snapshot snapshot : List.of(empty, hollow)) {
            ValidationReport report =
                    Validator.validate(List.of(Reports.PASSES, Reports.FAILS), snapshot, "recipe", "snapshot");
            assertThat(report).returns(2, ValidationReport::unknown);
            assertThat(report.passed(true)).isFalse();
        }
    }

    @Test
    void theRecipesOwnRemedyGoesFirstWhereTheConstraintFailed() {
        // given
        var failing = new Constraint("OS.release.ID", "ubuntu", "reinstall it");
        var unknown = new Constraint("K8s.server.version", "1.32", "upgrade it");
        var passing = new Constraint("OS.release.ID", "rhel", "reinstall it");

        // then
        assertThat(Reports.of(failing, unknown, passing).results())
                .extracting(ConstraintResult::remedy)
                .containsExactly(
                        "reinstall it",
                        "take the snapshot with a kubeconfig that may read the cluster (--kubeconfig), or with"
                                + " --deploy-agent",
                        null);
    }
}
