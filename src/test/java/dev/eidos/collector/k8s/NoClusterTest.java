package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Snapshotter;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.redact.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoClusterTest {
    @TempDir
    Path home;

    @Test
    void everySubtypeSaysThatThereIsNoCluster() throws InterruptedException {
        // when
        List<Measurement> measurements = measure(new ClusterAccess.None("no ~/.kube/config"));

        // then
        assertThat(measurements).extracting(Measurement::type).containsExactly("K8s", "NodeTopology");
        assertThat(measurements)
                .flatExtracting(Measurement::subtypes)
                .hasSize(16)
                .allSatisfy(subtype -> {
                    assertThat(subtype.data()).isEmpty();
                    assertThat(subtype.gaps())
                            .singleElement()
                            .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.NotFound))
                            .satisfies(gap -> assertThat(gap.message()).contains("no ~/.kube/config"));
                });
    }

    @Test
    void aMachineWithoutAClusterLoadsNothingOfHttp() throws IOException, InterruptedException {
        // given
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                NoClusterTest.class.getName());
        builder.environment().keySet().removeAll(List.of("KUBECONFIG", "KUBERNETES_SERVICE_HOST"));
        builder.environment().putAll(Map.of("HOME", home.toString()));

        // when
        Process process = builder.redirectErrorStream(true).start();
        List<String> loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        // then
        assertThat(process.waitFor()).isZero();
        assertThat(loaded)
                .anyMatch(line -> line.contains("dev.eidos.collector.topology.Topology"))
                .noneMatch(line -> line.contains("java.net.http.") || line.contains("dev.eidos.k8s.transport."));
    }

    /** What the child process of the test above runs. */
    public static void main(String[] arguments) throws InterruptedException {
        measure(ClusterAccess.find(System.getenv(), null, null));
    }

    private static List<Measurement> measure(ClusterAccess access) throws InterruptedException {
        try (var connection = ClusterConnection.to(access)) {
            return new Snapshotter(Duration.ofSeconds(30), Redaction.STANDARD)
                    .collect(K8sCollectors.of(connection, new K8sOptions(null, "host", 10)));
        }
    }
}
