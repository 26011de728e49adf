package dev.eidos.live.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.LiveReport;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.read.Scrape;
import dev.eidos.measurement.ClusterIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Evidence evidence = new Evidence();

    @Test
    void eachObjectIsAFileAndOneThatWasReadInPartsIsOne() throws InterruptedException {
        // given
        cluster.with("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {app: web}}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: gpu-1}
            """);
        LiveCluster watched = evidence.of(cluster, cluster.live());

        // when
        watched.list(ObjectKind.DEPLOYMENTS, null, "metadata.labels");
        watched.list(ObjectKind.DEPLOYMENTS, "shop", "status");
        watched.get(ObjectKind.NODES, null, "gpu-1");

        // then
        assertThat(files())
                .containsOnlyKeys(
                        "evidence.yaml",
                        "objects/deployments.apps/shop/web.yaml",
                        "objects/nodes/gpu-1.yaml",
                        "report.yaml");
        assertThat(files().get("evidence.yaml"))
                .contains("path: /apis/apps/v1/namespaces/shop/deployments/web", "cluster: u-1");
    }

    @Test
    void secretsAreHiddenAndRepetitionsLeftOut() throws InterruptedException {
        // given
        cluster.with("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: shop
              managedFields: [{manager: kubectl}]
              annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}", token: abcdefgh12345}
            spec:
              containers:
              - name: main
                args: [--password, hunter2hunter2]
                env: [{name: DB_PASSWORD, value: swordfish77}, {name: MODE, value: fast}]
            """);

        // when
        evidence.of(cluster, cluster.live()).list(ObjectKind.PODS, null);

        // then
        assertThat(files().get("objects/pods/shop/web.yaml"))
                .contains("name: MODE", "fast")
                .doesNotContain("managedFields", "last-applied", "abcdefgh12345", "hunter2", "swordfish");
    }

    @Test
    void whatIsTooLargeIsCountedAndNotKept() throws InterruptedException {
        // given
        cluster.with("""
            apiVersion: v1
            kind: Node
            metadata: {name: huge, annotations: {note: "%s"}}
            """.formatted("x".repeat(KeptObjects.LARGEST)));

        // when
        evidence.of(cluster, cluster.live()).list(ObjectKind.NODES, null);

        // then
        assertThat(files()).doesNotContainKey("objects/nodes/huge.yaml");
        assertThat(files().get("evidence.yaml")).contains("leftOut:\n  nodes: 1");
    }

    @Test
    void noNameOfAServerLeadsOutOfTheFolder() throws InterruptedException {
        // given
        cluster.with("""
            apiVersion: v1
            kind: Node
            metadata: {name: "../../.ssh/authorized_keys"}
            """);

        // when
        evidence.of(cluster, cluster.live()).list(ObjectKind.NODES, null);

        // then
        assertThat(files().keySet()).allSatisfy(path -> assertThat(path).doesNotContain("..", ".ssh/"));
    }

    @Test
    void metricsThatWereAskedForAreKept() throws InterruptedException {
        // given
        cluster.exporting(new Scrape.Answer.Lines(List.of("DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 7")));

        // when
        evidence.of(cluster, cluster.live()).scrape().metrics("gpu-operator", "exporter-1", 9400);

        // then
        assertThat(files()).containsEntry("metrics/gpu-operator/exporter-1.txt", "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 7\n");
    }

    private Map<String, String> files() {
        return evidence.files(
                new LiveReport(
                        "recipe.yaml",
                        null,
                        new ClusterIdentity("", "", "u-1"),
                        "v1.34.2",
                        Instant.EPOCH,
                        List.of(),
                        List.of()),
                Value.mapping(report -> report.put("kind", "ValidationResult")));
    }
}
