package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDocumentTest {

    @Test
    void aReportIsADocumentWithoutWhatIsAbsent() {
        // given
        ValidationReport report = Reports.of(Reports.PASSES, Reports.FAILS, Reports.UNKNOWN);

        // when
        String yaml = YamlWriter.write(ReportDocument.of(report, false));

        // then
        assertThat(yaml).isEqualTo("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: ValidationResult
            metadata:
              recipe: recipe.yaml
              snapshot: snapshot.yaml
              source-node: node-a
              timestamp: "2026-03-01T08:30:15.250Z"
            summary:
              passed: 1
              failed: 1
              unknown: 1
              total: 3
              result: failed
            results:
            - name: OS.release.VERSION_ID
              status: passed
              expected: ">= 9"
              actual: "9.4"
              source: OS.release.VERSION_ID
            - name: OS.release.ID
              status: failed
              expected: ubuntu
              actual: rhel
              source: OS.release.ID
              remedy: use a node image whose /etc/os-release has ID ubuntu
            - name: K8s.server.version
              status: unknown
              expected: ">= 1.32.4"
              reason: "not collected: kubeconfig: there is none (NotFound)"
              remedy: take the snapshot with a kubeconfig that may read the cluster (--kubeconfig), or with --deploy-agent
            """);
    }

    @Test
    void jsonSaysTheSame() {
        // given
        ValidationReport report = Reports.of(Reports.PASSES, Reports.UNKNOWN);

        // when
        String json = JsonWriter.write(ReportDocument.of(report, true));

        // then
        assertThat(JsonWriter.write(DocumentReader.read(json, "json"))).isEqualTo(json);
        assertThat(DocumentReader.read(json, "json").text("summary", "result")).isEqualTo("passed");
    }

    @Test
    void whereASnapshotDoesNotSayWhatItIsOfNeitherDoesTheReport() {
        // given
        var anonymous = new Snapshot(new SnapshotMetadata(null, null, null), List.of());

        // when
        ValidationReport report = Validator.validate(List.of(), anonymous, "r", "s");

        // then
        assertThat(YamlWriter.write(ReportDocument.of(report, true))).isEqualTo("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: ValidationResult
            metadata:
              recipe: r
              snapshot: s
            summary:
              passed: 0
              failed: 0
              unknown: 0
              total: 0
              result: failed
            results: []
            """);
    }
}
