package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SpecCollectorTest {
    private static final String PATH = "/apis/nvidia.com/v1/clusterpolicies";

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void aPolicysSpecBecomesScalars() throws IOException {
        // given
        server.on(PATH, ScriptedServer.json(200, list(policy("cluster-policy", "570.86.15"))));

        // when
        Subtype policy = collect();

        // then
        assertThat(policy.gaps()).isEmpty();
        assertThat(policy.data())
                .isEqualTo(Map.of(
                        "driver.enabled", Reading.of(true),
                        "driver.env.REGISTRY_TOKEN", Reading.of("<redacted>"),
                        "driver.startupProbe.periodSeconds", Reading.of(10),
                        "driver.version", Reading.of("570.86.15")));
    }

    @Test
    void severalPoliciesGoByTheirNames() throws IOException {
        // given
        server.on(PATH, ScriptedServer.json(200, list(policy("b", "580.1") + "," + policy("a", "570.1"))));

        // when
        Subtype policy = collect();

        // then
        assertThat(policy.data())
                .containsEntry("a.driver.version", Reading.of("570.1"))
                .containsEntry("b.driver.version", Reading.of("580.1"))
                .hasSize(8);
    }

    @Test
    void ofASpecThatIsTooLargeTheRestIsAGap() throws IOException {
        // given
        String large = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"setting-%05d\":\"%s\"".formatted(i, "x".repeat(40)))
                .collect(Collectors.joining(",", "{", "}"));
        String item = "{\"metadata\":{\"name\":\"b\"},\"spec\":" + large + "}";
        assertThat(item).hasSizeGreaterThan(1_000_000);
        server.on(PATH, ScriptedServer.json(200, list(policy("a", "570.1") + "," + item)));

        // when
        Subtype policy = collect();

        // then
        assertThat(policy.data())
                .containsEntry("a.driver.version", Reading.of("570.1"))
                .containsKey("b.setting-00000")
                .hasSizeLessThanOrEqualTo(5_000);
        assertThat(policy.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.object()).isEqualTo("clusterpolicies.nvidia.com/b");
            assertThat(gap.reason()).isEqualTo(Gap.Reason.Invalid);
            assertThat(gap.message()).contains("of its 20000 settings are left out");
        });
    }

    @Test
    void theResourcesOfEachOperatorAreSubtypesOfTheirOwn() throws IOException, InterruptedException {
        // given
        server.on("/apis/nvidia.com/v1alpha1/gpuclusters", ScriptedServer.json(200, list(policy("gpu", "x"))))
                .on("/apis/nvidia.com/v1alpha1/nvidiadrivers", ScriptedServer.json(200, list(policy("h100", "580.1"))))
                .on(
                        "/apis/mellanox.com/v1alpha1/nicclusterpolicies",
                        ScriptedServer.json(200, list(policy("nic", "y"))));

        // when, then
        try (var connection = ClusterConnection.to(server.access(directory))) {
            for (Collector collector :
                    SpecCollector.all(connection, ApiGroups.of(connection)).subList(1, 4)) {
                assertThat(collector.collect().getFirst().data())
                        .as(collector.name())
                        .containsKey("driver.version");
            }
        }
    }

    @Test
    void anOperatorWithoutPolicyIsAGap() throws IOException {
        // given
        server.on(PATH, ScriptedServer.json(200, list("")));

        // when, then
        assertThat(collect().gaps())
                .containsExactly(
                        new Gap("clusterpolicies.nvidia.com", Gap.Reason.NotFound, "the cluster has no ClusterPolicy"));
    }

    @Test
    void aClusterWithoutOperatorSaysSo() {
        // when
        var failure = catchThrowableOfType(EidosException.class, this::collect);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure).hasMessageContaining("GPU Operator is not installed");
    }

    private Subtype collect() throws IOException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            return SpecCollector.policies(connection, ApiGroups.of(connection))
                    .collect()
                    .getFirst();
        }
    }

    private static String list(String items) {
        return "{\"kind\":\"ClusterPolicyList\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":[" + items + "]}";
    }

    private static String policy(String name, String version) {
        return """
            {"metadata":{"name":"%s","uid":"u"},"status":{"state":"ready"},
             "spec":{"driver":{"enabled":true,"version":"%s","startupProbe":{"periodSeconds":10},
              "env":[{"name":"REGISTRY_TOKEN","value":"t0ps3cret"}]}}}
            """.formatted(name, version);
    }
}
