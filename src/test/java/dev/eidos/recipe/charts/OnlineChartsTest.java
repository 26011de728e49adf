package dev.eidos.recipe.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.eidos.bundle.registry.RegistryOptions;
import dev.eidos.error.EidosException;
import dev.eidos.http.HttpDocument;
import dev.eidos.http.WebAccess;
import dev.eidos.testing.PackedChart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineChartsTest {
    private static final byte[] GPU = PackedChart.of("gpu", "1.0.0").bytes();

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            byte[] content = served.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRepositoryWithAnIndexIsRead() throws Exception {
        // given
        index("urls: [gpu-1.0.0.tgz], digest: " + OciLayout.sha256(GPU));
        served.put("/charts/gpu-1.0.0.tgz", GPU);

        // then
        assertThat(find(repository(), "1.0.0")).isEqualTo("gpu 1.0.0");
        assertThat(find(repository(), "2.0.0"))
                .isEqualTo("the index of " + repository() + " does not have it");
        assertThat(find("", "1.0.0")).isEqualTo("the recipe does not say where it is, or in which version");
    }

    @Test
    void anotherContentThanTheIndexSaysIsRefused() {
        // given
        index("urls: [gpu-1.0.0.tgz], digest: " + "0".repeat(64));
        served.put("/charts/gpu-1.0.0.tgz", GPU);

        // then
        refused(repository(), "it has another digest than the repository's index says");
    }

    @Test
    void anotherChartThanWasAskedForIsRefused() {
        // given
        index("urls: [gpu-1.0.0.tgz]");
        served.put("/charts/gpu-1.0.0.tgz", PackedChart.of("net", "3").bytes());

        // then
        refused(repository(), "it is net 3");
    }

    @Test
    void whatIsNoIndexIsRefused() {
        // given
        served.put("/charts/index.yaml", "<html>a page</html> : [".getBytes(StandardCharsets.UTF_8));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> find(repository(), "1.0.0"))
                .satisfies(e -> assertThat(e.object()).startsWith(repository() + "/index.yaml:1:"));
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        // given
        index("urls: [gpu-1.0.0.tgz]");
        served.put("/charts/gpu-1.0.0.tgz", new byte[(32 << 20) + 1]);

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> find(repository(), "1.0.0"))
                .satisfies(e -> assertThat(e.reason()).endsWith("at most 32 MiB are read"));
    }

    @Test
    void aRegistryIsRead() throws Exception {
        // given
        manifest(OciLayout.sha256(GPU), GPU.length);
        served.put("/v2/charts/gpu/blobs/sha256:" + OciLayout.sha256(GPU), GPU);

        // then
        assertThat(find(registry(), "1.0.0")).isEqualTo("gpu 1.0.0");
    }

    @Test
    void aRegistryThatAnswersWronglyIsRefused() {
        // given
        manifest(OciLayout.sha256(GPU), GPU.length);
        served.put("/v2/charts/gpu/blobs/sha256:" + OciLayout.sha256(GPU), new byte[GPU.length]);

        // then
        refused(registry(), "the layer's size or digest is not what the manifest says");

        // when
        manifest(OciLayout.sha256(GPU), 1 << 30);

        // then
        refused(registry(), "its layer has more than 32 MiB");

        // when
        served.put("/v2/charts/gpu/manifests/1.0.0", "{\"layers\": []}".getBytes(StandardCharsets.UTF_8));

        // then
        refused(registry(), "it has no layer of type " + OciLayout.LAYER);
    }

    private void index(String entry) {
        served.put(
                "/charts/index.yaml",
                ("apiVersion: v1\nentries: {gpu: [{name: gpu, version: 1.0.0, " + entry + "}]}\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void manifest(String digest, long size) {
        served.put("/v2/charts/gpu/manifests/1.0.0", """
            {"layers": [{"mediaType": "%s", "digest": "sha256:%s", "size": %d}]}
            """.formatted(OciLayout.LAYER, digest, size).getBytes(StandardCharsets.UTF_8));
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String repository() {
        return "http://" + host() + "/charts";
    }

    private String registry() {
        return "oci://" + host() + "/charts";
    }

    private String find(String repository, String version) throws InterruptedException {
        var charts = new OnlineCharts(
                HttpDocument.standard(new WebAccess(Map.of()), null),
                RegistryOptions.standard(true, Map.of(), Path.of("/nonexistent"), null));
        return switch (charts.find(new ChartRef("gpu", version, repository))) {
            case ChartSearch.Found(Chart chart) -> chart.name() + " " + chart.version();
            case ChartSearch.Absent(String reason) -> reason;
        };
    }

    private void refused(String repository, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> find(repository, "1.0.0"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
