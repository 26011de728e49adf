package dev.eidos.collector.k8s.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraCollectorTest {
    private static final String SLICES = "resourceslices.resource.k8s.io";

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta2", "v1beta1"})
    void theDevicesOfEveryVersionOfTheApiAreCounted(String version) throws IOException {
        // given
        serve(version);
        List<String> devices = new ArrayList<>(Slices.gpus(version, 7));
        devices.add(Slices.mig(version, "gpu-7-mig-1"));
        slices(version, Slices.slice("a", 1, 1, devices), Slices.slice("b", 1, 1, Slices.gpus(version, 8)));

        // when
        Subtype dra = cluster();

        // then
        assertThat(dra.gaps()).isEmpty();
        assertThat(dra.data())
                .containsExactly(
                        Map.entry("api-version", Reading.of(version)),
                        Map.entry("pools", Reading.of(2)),
                        Map.entry("gpu-count", Reading.of(15)),
                        Map.entry("mig-count", Reading.of(1)),
                        Map.entry("device.gpu." + Slices.H100, Reading.of(15)),
                        Map.entry("device.mig." + Slices.H100, Reading.of(1)),
                        Map.entry("mig-profile.1g.10gb", Reading.of(1)),
                        Map.entry("driver-version.580.82.7", Reading.of(16)),
                        Map.entry("nodes", Reading.of("2: a, b")));
    }

    @Test
    void onlyThePoolsHighestGenerationCounts() throws IOException {
        // given
        serve("v1");
        slices(
                "v1",
                Slices.slice("a", 3, 2, Slices.gpus("v1", 4)),
                Slices.slice("a", 2, 1, Slices.gpus("v1", 8)),
                Slices.slice("a", 3, 2, Slices.gpus("v1", 3)));

        // when, then
        assertThat(Readings.of(cluster())).containsEntry("gpu-count", "7").containsEntry("nodes", "1: a");
    }

    @Test
    void aPoolWhoseSlicesAreNotAllThereIsAGap() throws IOException {
        // given
        serve("v1");
        slices("v1", Slices.slice("a", 3, 2, Slices.gpus("v1", 4)), Slices.slice("b", 1, 1, Slices.gpus("v1", 8)));

        // when
        Subtype dra = cluster();

        // then
        assertThat(Readings.of(dra)).containsEntry("gpu-count", "8").containsEntry("nodes", "1: b");
        assertThat(dra.gaps())
                .containsExactly(new Gap(
                        SLICES,
                        Gap.Reason.Unavailable,
                        "pool a: 1 of 2 slices of generation 3 are there, and its GPUs are not counted"));
    }

    @Test
    void slicesOfOtherDriversAreNotCounted() throws IOException {
        // given
        serve("v1");
        String channels = Slices.slice("a", 1, 1, Slices.gpus("v1", 2))
                .replace("gpu.nvidia.com\",\"node", "compute-domain.nvidia.com\",\"node");
        slices("v1", channels, "{\"spec\":{\"driver\":\"gpu.nvidia.com\"}}");

        // when
        Subtype dra = cluster();

        // then
        assertThat(Readings.of(dra)).containsEntry("gpu-count", "0").containsEntry("pools", "0");
        assertThat(dra.gaps()).containsExactly(new Gap(SLICES, Gap.Reason.Invalid, "1 slices name no pool"));
    }

    @Test
    void manySlicesAreReadPageByPage() throws IOException {
        // given
        serve("v1");
        server.on("/apis/resource.k8s.io/v1/resourceslices", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            assertThat(query).contains("limit=50", "fieldSelector=spec.driver=gpu.nvidia.com");
            int from =
                    query.contains("continue=") ? Integer.parseInt(query.replaceAll(".*continue=(\\d+).*", "$1")) : 0;
            List<String> slices = new ArrayList<>();
            for (int i = from; i < from + 50; i++) {
                slices.add(Slices.slice("node-" + i, 1, 1, Slices.gpus("v1", 2)));
            }
            String next = from + 50 < 500 ? ",\"continue\":\"" + (from + 50) + "\"" : "";
            byte[] body = Slices.list(slices.toArray(String[]::new))
                    .replace("\"resourceVersion\":\"7\"", "\"resourceVersion\":\"7\"" + next)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        // when
        Subtype dra = cluster();

        // then
        assertThat(dra.gaps()).isEmpty();
        assertThat(Readings.of(dra)).containsEntry("pools", "500").containsEntry("gpu-count", "1000");
    }

    @Test
    void ofTenThousandSlicesNoMoreIsKeptThanTheirCounts() {
        // given
        SlicePools pools = new SlicePools();
        String devices = String.join(",", Slices.gpus("v1", 8));

        // when
        for (int i = 0; i < 10_000; i++) {
            pools.add(DocumentReader.read(Slices.slice("node-" + i, 1, 1, List.of(devices)), "slice.json"));
        }

        // then
        assertThat(pools.types()).isEqualTo(Map.of("gpu", 80_000));
        assertThat(pools.nodes()).hasSize(10_000);
        assertThat(Readings.of(DraReadings.of("dra", "v1", pools).build())).hasSize(5);
    }

    @Test
    void aServerThatDoesNotSelectByDriverIsAskedForAll() throws IOException {
        // given
        serve("v1");
        server.on("/apis/resource.k8s.io/v1/resourceslices", exchange -> {
            boolean selects = exchange.getRequestURI().getQuery().contains("fieldSelector");
            (selects
                            ? ScriptedServer.status(400, "BadRequest", "field label not supported: spec.driver")
                            : ScriptedServer.json(200, Slices.list(Slices.slice("a", 1, 1, Slices.gpus("v1", 8)))))
                    .answer(exchange);
        });

        // when, then
        assertThat(Readings.of(cluster())).containsEntry("gpu-count", "8");
    }

    @Test
    void aNodeAsksForItsOwnSlicesAlone() throws IOException {
        // given
        server.on("/version", ScriptedServer.json(200, "{\"gitVersion\":\"v1.34.2-eks-1\"}"));
        slices("v1", Slices.slice("a", 1, 1, Slices.gpus("v1", 8)));

        // when
        Subtype dra = node();

        // then
        assertThat(Readings.of(dra)).containsEntry("gpu-count", "8").doesNotContainKey("nodes");
        assertThat(server.requests())
                .hasSize(2)
                .last()
                .asString()
                .contains("fieldSelector=spec.driver%3Dgpu.nvidia.com%2Cspec.nodeName%3Da");
    }

    @Test
    void anAgentOfAnOldClusterAsksNothing() {
        // given
        server.on("/version", ScriptedServer.json(200, "{\"gitVersion\":\"v1.31.4\"}"));

        // when
        var failure = catchThrowableOfType(EidosException.class, this::node);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(server.requests()).containsExactly("/version");
    }

    private void serve(String version) {
        server.on("/apis", ScriptedServer.json(200, """
            {"kind":"APIGroupList","groups":[{"name":"resource.k8s.io","versions":[
             {"groupVersion":"resource.k8s.io/%1$s","version":"%1$s"},{"version":"v1alpha3"}]}]}
            """.formatted(version)));
    }

    private void slices(String version, String... slices) {
        server.on(
                "/apis/resource.k8s.io/" + version + "/resourceslices", ScriptedServer.json(200, Slices.list(slices)));
    }

    private Subtype cluster() throws IOException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            var slices = new ResourceSlices(connection, ApiGroups.of(connection));
            return new DraCollector(slices, 10).collect().getFirst();
        }
    }

    private Subtype node() throws IOException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            return new NodeDraCollector(connection, ApiGroups.byVersion(connection), () -> "a")
                    .collect()
                    .getFirst();
        }
    }
}
