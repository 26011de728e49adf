package dev.eidos.live.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import dev.eidos.measurement.ClusterIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    @Test
    void eachAnswerHasItsStatusEvidenceAndNotes() {
        // given
        LiveReport report = report(
                "v1.37.1",
                result("ai_inference").shownBy("gateways.gateway.networking.k8s.io/v1"),
                result("gpu_sharing", Finding.failed("gpu_sharing", "half of it", null))
                        .shownBy("nodes/a"),
                result("robust_controller", Finding.failed("robust_controller", "nothing is there", "install it")),
                result("workload_sandboxing", Finding.unknown("pods", "may not be listed", null)),
                new CheckResult(
                        Phase.CONFORMANCE,
                        "cluster_autoscaling",
                        CheckResult.Status.INAPPLICABLE,
                        "",
                        "not applicable: there is none",
                        List.of(),
                        List.of()));

        // when
        Map<String, Value> rows = rows(report);

        // then
        assertThat(row(rows, "ai_inference")).isEqualTo("MUST|Implemented|gateways.gateway.networking.k8s.io/v1|");
        assertThat(row(rows, "gpu_sharing")).isEqualTo("SHOULD|Partially Implemented|nodes/a|half of it");
        assertThat(row(rows, "robust_controller")).isEqualTo("MUST|Not Implemented||nothing is there");
        assertThat(row(rows, "workload_sandboxing")).isEqualTo("SHOULD|||found: pods: may not be listed");
        assertThat(row(rows, "cluster_autoscaling")).isEqualTo("MUST|N/A||not applicable: there is none");
        assertThat(row(rows, "disaggregated_inference")).isEqualTo("SHOULD|||eidos has no check of this");
    }

    @Test
    void theFormIsThatOfTheClustersVersion() {
        assertThat(rows(report("v1.33.0"))).hasSize(9).containsKey("dra_support");
        assertThat(row(rows(report("v1.33.0")), "dra_support")).startsWith("SHOULD|");
        assertThat(row(rows(report("v1.34.1-gke.5")), "dra_support")).startsWith("MUST|");
        assertThat(rows(report("v1.35.0"))).hasSize(12);
        assertThat(rows(report("v1.37.0"))).hasSize(15).doesNotContainKey("dra_support");
    }

    @Test
    void aVersionWithoutAFormIsTold() {
        assertThat(Checklist.notice(report("v1.37.0"))).isEmpty();
        assertThat(Checklist.notice(report("v1.20.2")))
                .hasValueSatisfying(said -> assertThat(said).contains("v1.20.2", "begins with Kubernetes 1.33"));
        assertThat(Checklist.notice(report("v1.99.0")))
                .hasValueSatisfying(said -> assertThat(said).contains("v1.99.0"));
        assertThat(Checklist.notice(report(""))).isPresent();
    }

    @Test
    void itHasTheFieldsOfTheProgrammeAlsoWhereNothingIsInThem() {
        assertThat(YamlWriter.write(Checklist.of(report("v1.35.3"))))
                .startsWith("metadata:\n  kubernetesVersion: v1.35\n  platformName: ")
                .contains("evidence: []", "\n  schedulingOrchestration:\n");
    }

    private static String row(Map<String, Value> rows, String id) {
        Value row = Objects.requireNonNull(rows.get(id));
        return String.join(
                "|",
                row.text("level"),
                row.text("status"),
                String.join(",", row.items("evidence").stream().map(Value::text).toList()),
                row.text("notes"));
    }

    private static Map<String, Value> rows(LiveReport report) {
        Map<String, Value> rows = new TreeMap<>();
        Checklist.of(report)
                .entries("spec")
                .values()
                .forEach(section -> section.items().forEach(row -> rows.put(row.text("id"), row)));
        return rows;
    }

    private static CheckResult result(String id, Finding... findings) {
        return CheckResult.of(Phase.CONFORMANCE, id, "", "found", List.of(findings));
    }

    private static LiveReport report(String version, CheckResult... results) {
        return new LiveReport(
                "recipe.yaml",
                null,
                ClusterIdentity.UNKNOWN,
                version,
                Instant.EPOCH,
                List.of(Phase.CONFORMANCE),
                List.of(results));
    }
}
