package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch over a real cluster, in a process of its own that signals end. */
class WatchIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String WELL = "now well: shop";
    private static final String ILL = "no longer well: shop";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RawApi api = RawApi.require();

    @SuppressWarnings("NullAway.Init")
    private LiveShop shop;

    @SuppressWarnings("NullAway.Init")
    private TestCluster place;

    @BeforeEach
    void open() throws IOException {
        shop = new LiveShop(api, folder);
        place = shop.running("shop", LiveShop.VERSION);
        String controller = "/apis/apps/v1/namespaces/" + place.namespace() + "/deployments/controller";
        Await.until(
                "the component runs",
                SOON,
                () -> api.get(controller).text("status", "availableReplicas").equals("1"));
        orders("ready");
        Path data = Files.createDirectories(shop.data().resolve("checks"));
        Files.writeString(shop.data().resolve("registry.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: ComponentRegistry
            components: [{name: shop, healthCheck: {assertFile: checks/shop.yaml}, helm: {defaultChart: shop}}]
            """);
        Files.writeString(data.resolve("shop.yaml"), """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: orders, namespace: %s}
            data: {state: ready}
            """.formatted(place.namespace()));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anObjectThatTurnsBadAndGoodAgainIsToldAndCtrlCEndsItWithTheLastResult()
            throws IOException, InterruptedException {
        try (AgentProcess process = watch()) {
            // given
            process.awaitLine("all is well", SOON);

            // when
            orders("waiting");
            process.awaitLine(ILL, SOON);
            orders("ready");
            process.awaitLine(WELL, SOON);
            process.signal("INT");

            // then
            assertThat(process.exitCode(SOON)).as(process.err()).isZero();
            assertThat(process.err()).contains("data.state is waiting, not ready");
            assertThat(status()).isEqualTo("passed");
        }
    }

    @Test
    void ctrlCWhileItIsBadEndsItWithNine() throws IOException, InterruptedException {
        try (AgentProcess process = watch()) {
            // given
            process.awaitLine("all is well", SOON);
            orders("waiting");
            process.awaitLine(ILL, SOON);

            // when
            process.signal("INT");

            // then
            assertThat(process.exitCode(SOON)).as(process.err()).isEqualTo(9);
            assertThat(status()).isEqualTo("failed");
        }
    }

    @Test
    void aSignalThatIsNoWishToEndItHasItsOwnCode() throws IOException, InterruptedException {
        try (AgentProcess process = watch()) {
            // given
            process.awaitLine("all is well", SOON);

            // when
            process.signal("TERM");

            // then
            assertThat(process.exitCode(SOON)).as(process.err()).isEqualTo(143);
            assertThat(status()).isEqualTo("passed");
        }
    }

    private void orders(String state) {
        String collection = "/api/v1/namespaces/" + place.namespace() + "/configmaps";
        if (api.find(collection + "/orders").isPresent()) {
            api.patch(collection + "/orders", "{\"data\":{\"state\":\"" + state + "\"}}");
        } else {
            api.post(
                    collection,
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: orders}\ndata: {state: " + state + "}\n");
        }
    }

    /** Of the component in the report that the watch leaves. */
    private String status() throws IOException {
        Value report = DocumentReader.read(Files.readString(folder.resolve("report.yaml")), "report.yaml");
        return report.items("results").stream()
                .filter(result -> result.text("name").equals("shop"))
                .map(result -> result.text("status"))
                .findFirst()
                .orElse("");
    }

    private AgentProcess watch() throws IOException {
        return AgentProcess.command(
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.eidos.cli.Main",
                        "validate",
                        "-r",
                        shop.recipe().toString(),
                        "--cluster",
                        "--watch",
                        "--interval",
                        "1s",
                        "--skip",
                        "gpus",
                        "--data",
                        shop.data().toString(),
                        "-o",
                        folder.resolve("report.yaml").toString(),
                        "--kubeconfig",
                        api.server().kubeconfig().toString()));
    }
}
