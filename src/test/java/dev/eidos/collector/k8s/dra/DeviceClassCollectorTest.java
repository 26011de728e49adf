package dev.eidos.collector.k8s.dra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeviceClassCollectorTest {
    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void everyClassIsThereWithWhatItSelects() throws IOException {
        // given
        server.on("/apis/resource.k8s.io/v1/deviceclasses", ScriptedServer.json(200, """
            {"metadata":{},"items":[{"metadata":{"name":"mig.nvidia.com"},"spec":{"selectors":[
             {"cel":{"expression":"device.driver == 'gpu.nvidia.com'"}}],"extendedResourceName":"nvidia.com/gpu"}},
             {"metadata":{"name":"any"},"spec":{}}]}
            """));

        // when
        Subtype classes;
        try (var connection = ClusterConnection.to(server.access(directory))) {
            classes = new DeviceClassCollector(connection, ApiGroups.of(connection))
                    .collect()
                    .getFirst();
        }

        // then
        assertThat(Readings.of(classes))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "count", "2",
                        "mig.nvidia.com.extendedResourceName", "nvidia.com/gpu",
                        "mig.nvidia.com.selectors.0.cel.expression", "device.driver == 'gpu.nvidia.com'"));
    }
}
