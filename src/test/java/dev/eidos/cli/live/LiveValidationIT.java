package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.StandInNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster with components that stand for charts, healthy ones and such as are broken in one way each. */
class LiveValidationIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RawApi api = RawApi.require();

    @SuppressWarnings("NullAway.Init")
    private LiveShop shop;

    @BeforeEach
    void open() {
        shop = new LiveShop(api, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aHealthyComponentPassesAndAnotherClustersSnapshotIsRefused() throws IOException {
        // given
        shop.running("well", LiveShop.VERSION);

        // when
        Value well = await("well", "passed");
        Path elsewhere = Files.writeString(folder.resolve("snapshot.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata: {cluster-context: other, cluster-uid: 0-1-2}
            measurements: []
            """);
        Run other = validate("-s", elsewhere.toString());

        // then
        assertThat(well.text("actual")).isEqualTo(LiveShop.VERSION);
        assertThat(other.code()).isEqualTo(7);
        assertThat(other.err()).contains("the snapshot is of another cluster than the one that is asked");
    }

    @Test
    void anImageThatIsMissingIsNamed() {
        // given
        shop.component("noimage", LiveShop.VERSION, "true", "localhost/not-there:9", "1m");

        // then
        Value finding = firstFinding("noimage", "localhost/not-there:9 cannot be pulled");
        assertThat(finding.text("object")).endsWith("/controller");
        assertThat(finding.text("remedy")).isNotEmpty();
    }

    @Test
    void aPodForWhichThereIsNoRoomSaysWhatIsShort() {
        // given
        shop.component("large", LiveShop.VERSION, "true", "localhost/tools:1", "4000");

        // then
        Value finding = firstFinding("large", "no node has room for it");
        assertThat(finding.text("reason")).contains("Insufficient cpu");
        assertThat(finding.text("remedy")).contains("add nodes with, or free, cpu");
    }

    @Test
    void aCrashLoopIsToldWithItsLastLines() {
        // given
        shop.component("crash", LiveShop.VERSION, "echo no such table: orders; exit 3", "localhost/tools:1", "1m");

        // then
        Value finding = firstFinding("crash", "keeps crashing: exit code 3");
        assertThat(finding.text("reason")).contains("its last lines: no such table: orders");
    }

    @Test
    void aWebhookWithoutEndpointsIsTold() {
        // given
        String name = shop.webhookWithoutEndpoints("hook");

        // then
        Value finding = firstFinding("hook", "webhook orders.eidos.test has no endpoints");
        assertThat(finding.text("object"))
                .endsWith("validatingwebhookconfigurations.admissionregistration.k8s.io/" + name);
    }

    @Test
    void aDefinitionThatIsMissingIsNamedFirst() throws IOException {
        // given
        shop.running("nocrd", LiveShop.VERSION);
        shop.checks("nocrd", "crds: [orders.nowhere.eidos.test]");

        // then
        Value finding = firstFinding("nocrd", "is not there");
        assertThat(finding.text("object")).endsWith("/orders.nowhere.eidos.test");
        assertThat(finding.text("remedy")).contains("with its CRDs");
    }

    @Test
    void anotherVersionIsTold() {
        // given
        shop.running("old", "1.0.0");

        // then
        firstFinding("old", "is of chart old 1.0.0, the recipe wants " + LiveShop.VERSION);
    }

    @Test
    void anOperatorThatSaysItIsDegradedIsHeard() throws IOException {
        // given
        shop.degradedOperator("oper");

        // then
        Value finding = firstFinding("oper", "status.state is notReady, not ready: the driver pod is not ready");
        assertThat(finding.text("remedy")).isEqualTo("look at the driver");
    }

    @Test
    void aNodeThatIsShortOfOneGpuIsNamed() {
        // given
        shop.running("gpu", LiveShop.VERSION);
        try (StandInNode node = StandInNode.join(
                api,
                "{\"key\":\"" + StandInNode.LABEL + "\",\"effect\":\"NoSchedule\"}",
                Map.of("cpu", "4", "memory", "8Gi", "pods", "10", "nvidia.com/gpu", "8"))) {
            String path = "/api/v1/nodes/" + node.name();
            api.patch(path, "{\"metadata\":{\"labels\":{\"nvidia.com/gpu.count\":\"8\"}}}");
            api.patch(path + "/status", "{\"status\":{\"allocatable\":{\"nvidia.com/gpu\":\"7\"}}}");

            // when
            Value gpus = await("gpus", "failed");

            // then
            assertThat(gpus.items("findings")).anySatisfy(finding -> {
                assertThat(finding.text("object")).isEqualTo("nodes/" + node.name());
                assertThat(finding.text("reason")).contains("is short of 1 of 8 GPUs");
                assertThat(finding.text("remedy")).contains("Xid");
            });
        }
    }

    /** The first finding about a component, once it is about that. */
    private Value firstFinding(String component, String reason) {
        return Await.present(reason, SOON, () -> {
            Value result = result(component);
            return result.items("findings").stream()
                    .findFirst()
                    .filter(finding -> result.text("status").equals("failed")
                            && finding.text("reason").contains(reason));
        });
    }

    private Value await(String check, String status) {
        return Await.present(
                check + " " + status,
                SOON,
                () -> Optional.of(result(check))
                        .filter(result -> result.text("status").equals(status)));
    }

    private Value result(String check) {
        Run run = validate();
        assertThat(run.code()).as(run.err()).isIn(0, 9);
        Value report = DocumentReader.read(run.out(), "report");
        return report.items("results").stream()
                .filter(result -> result.text("name").equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.err() + run.out()));
    }

    private Run validate(String... more) {
        try {
            String[] command = {
                "validate",
                "-r",
                shop.recipe().toString(),
                "--cluster",
                "--data",
                shop.data().toString(),
                "--kubeconfig",
                api.server().kubeconfig().toString()
            };
            String[] all = Arrays.copyOf(command, command.length + more.length);
            System.arraycopy(more, 0, all, command.length, more.length);
            return Run.of(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
