package dev.eidos.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.live.report.LiveDocument;
import dev.eidos.live.report.LiveJUnit;
import dev.eidos.live.report.LiveTable;
import dev.eidos.measurement.ClusterIdentity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class LiveReportsTest {
    private static final LiveReport REPORT = new LiveReport(
            "recipe.yaml",
            null,
            new ClusterIdentity("prod", "https://prod", "u-1"),
            "v1.34.2",
            Instant.parse("2026-11-28T10:00:00Z"),
            List.of(Phase.DEPLOYMENT),
            List.of(
                    CheckResult.of(Phase.DEPLOYMENT, "cert-manager", "v1.17.2", "v1.17.2", List.of()),
                    CheckResult.of(
                            Phase.DEPLOYMENT,
                            "gpu-operator",
                            "v25.10.1",
                            "v25.10.1",
                            List.of(Finding.failed(
                                    "deployments.apps/gpu-operator/gpu-operator", "0 of 1 ready", "wait"))),
                    CheckResult.skipped(Phase.DEPLOYMENT, "gpus")));

    @Test
    void theNodesThatWereChosenAreNamedInEachFormat() {
        // given
        var some = new LiveReport(
                "recipe.yaml",
                "fleet/",
                ClusterIdentity.UNKNOWN,
                "v1.34.2",
                Instant.EPOCH,
                List.of(Phase.DEPLOYMENT),
                List.of("gpu-[1-8]"),
                REPORT.results());

        // then
        assertThat(YamlWriter.write(LiveDocument.of(some, false))).contains("nodes:\n", "- \"gpu-[1-8]\"\n");
        assertThat(LiveTable.draw(some, false, 80, false)).contains("of these nodes alone: gpu-[1-8]\n");
        assertThat(LiveJUnit.write(some, false)).contains("<property name=\"nodes\" value=\"gpu-[1-8]\"/>");
    }

    @Test
    void theDocumentHasTheClusterThePhasesAndWhatIsWrong() {
        assertThat(YamlWriter.write(LiveDocument.of(REPORT, false))).isEqualTo("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: ValidationResult
            metadata:
              recipe: recipe.yaml
              cluster:
                context: prod
                server: https://prod
                uid: u-1
                kubernetes: v1.34.2
              timestamp: "2026-11-28T10:00:00Z"
              phases:
              - deployment
            summary:
              passed: 1
              failed: 1
              unknown: 0
              skipped: 1
              total: 3
              result: failed
            results:
            - name: cert-manager
              phase: deployment
              status: passed
              expected: v1.17.2
              actual: v1.17.2
            - name: gpu-operator
              phase: deployment
              status: failed
              expected: v25.10.1
              actual: v25.10.1
              findings:
              - object: deployments.apps/gpu-operator/gpu-operator
                status: failed
                reason: 0 of 1 ready
                remedy: wait
            - name: gpus
              phase: deployment
              status: skipped
            """);
    }

    @Test
    void theTableHasALineForEachComponentAndThenWhatIsWrong() {
        assertThat(LiveTable.draw(REPORT, false, 120, false)).isEqualTo("""
            Validation of recipe.yaml
            against the cluster prod (https://prod), UID u-1, read 2026-11-28T10:00:00Z

            DEPLOYMENT    STATUS   EXPECTED  ACTUAL
            cert-manager  passed   v1.17.2   v1.17.2
            gpu-operator  failed   v25.10.1  v25.10.1
            gpus          skipped  -         -

            gpu-operator: deployments.apps/gpu-operator/gpu-operator: 0 of 1 ready
              try: wait

            failed: 1 failed, 0 unknown, 1 passed of 3, 1 skipped or not applicable
            """);
    }

    @Test
    void theReportForCiCountsFailuresAndSkips() {
        assertThat(LiveJUnit.write(REPORT, false))
                .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .contains("<testcase name=\"gpu-operator\" classname=\"deployment\"")
                .contains("message=\"deployments.apps/gpu-operator/gpu-operator: 0 of 1 ready\"");
    }

    @Test
    void wordsOfTheClusterSteerNoTerminalAndBreakNoDocument() {
        // given
        String hostile =
                "\u001b]0;owned\u0007\u001b[31mred\u202etxt\u009b2J \u0000 ]]> </testcase> | a\nname: b\n--- \"'";
        LiveReport report = REPORT.with(List.of(
                new CheckResult(
                        Phase.DEPLOYMENT,
                        "gpu-operator",
                        CheckResult.Status.FAILED,
                        "v1",
                        hostile,
                        List.of(hostile),
                        List.of(Finding.failed(hostile, hostile, hostile))),
                CheckResult.of(Phase.DEPLOYMENT, "second", "v1", hostile, List.of())));

        // when
        String table = LiveTable.draw(report, false, 80, false);
        String yaml = YamlWriter.write(LiveDocument.of(report, false));
        String json = JsonWriter.write(LiveDocument.of(report, false));
        String junit = LiveJUnit.write(report, false);

        // then
        for (String text : List.of(table, yaml, json, junit)) {
            assertThat(text.chars().filter(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e)))
                    .as(text)
                    .isEmpty();
        }
        assertThat(DocumentReader.read(yaml, "yaml").items("results")).hasSize(2);
        assertThat(DocumentReader.read(json, "json").items("results")).hasSize(2);
        assertThatNoException()
                .isThrownBy(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(junit.getBytes(StandardCharsets.UTF_8))));
        assertThat(junit.split("<testcase ", -1)).hasSize(3);
    }

    @Test
    void ofManyFindingsAndOfManyWordsTheFirstAreToldAndTheRestCounted() {
        // given
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(Finding.unknown("webhook-" + i, "w".repeat(1 << 10), null));
        }
        many.add(Finding.failed("last", "broken", null));
        String token = "Bearer " + "x".repeat(40);

        // when
        CheckResult result = CheckResult.of(Phase.DEPLOYMENT, "a", "", "", many);
        CheckResult wordy = CheckResult.of(
                Phase.DEPLOYMENT,
                "a",
                "",
                "",
                List.of(Finding.failed("o", "w".repeat(3_990) + " " + token + "w".repeat(1 << 20), null)));

        // then
        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(result.findings()).hasSize(51);
        assertThat(result.findings().getLast()).isEqualTo(Finding.failed("webhook-50", "and 4951 more findings", null));
        assertThat(wordy.findings().getFirst().reason())
                .hasSizeLessThan(4_100)
                .endsWith("characters)")
                .doesNotContain("xxxx");
    }
}
