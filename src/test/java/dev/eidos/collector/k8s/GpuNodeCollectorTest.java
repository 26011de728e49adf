package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.k8s.dra.ResourceSlices;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GpuNodeCollectorTest {
    private static final String NODES = """
        {"metadata":{},"items":[
         {"metadata":{"name":"labelled","labels":{"nvidia.com/gpu.present":"true"}},
          "status":{"capacity":{"nvidia.com/gpu":"8"}}},
         {"metadata":{"name":"found","labels":{"feature.node.kubernetes.io/pci-10de.present":"true"}}},
         {"metadata":{"name":"dra"}},
         {"metadata":{"name":"plain"}}]}
        """;

    private static final String SLICES = """
        {"metadata":{},"items":[{"spec":{"driver":"gpu.nvidia.com","nodeName":"dra",
         "pool":{"name":"dra","generation":1,"resourceSliceCount":1},"devices":[]}}]}
        """;

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void aNodeThatAnythingShowsIsFound() throws IOException {
        // given
        server.on("/api/v1/nodes", ScriptedServer.json(200, NODES))
                .on("/apis/resource.k8s.io/v1/resourceslices", ScriptedServer.json(200, SLICES));

        // when
        Subtype nodes = collect();

        // then
        assertThat(nodes.gaps()).isEmpty();
        assertThat(Readings.of(nodes))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "count", "3",
                        "nodes", "3: dra, found, labelled",
                        "gpu-label", "1: labelled",
                        "capacity", "1: labelled",
                        "pci-label", "1: found",
                        "resource-slice", "1: dra"));
    }

    @Test
    void aClusterWithoutDraHasNoGap() throws IOException {
        // given
        server.on("/api/v1/nodes", ScriptedServer.json(200, NODES));

        // when
        Subtype nodes = collect();

        // then
        assertThat(nodes.gaps()).isEmpty();
        assertThat(Readings.of(nodes)).containsEntry("count", "2");
    }

    @Test
    void slicesThatMayNotBeReadAreAGapAndTheRestIsThere() throws IOException {
        // given
        server.on("/api/v1/nodes", ScriptedServer.json(200, NODES))
                .on("/apis/resource.k8s.io/v1/resourceslices", ScriptedServer.status(403, "Forbidden", "no"));

        // when
        Subtype nodes = collect();

        // then
        assertThat(nodes.gaps())
                .containsExactly(new Gap(
                        "resourceslices.resource.k8s.io",
                        Gap.Reason.Forbidden,
                        "GPUs of ResourceSlices are not counted"));
        assertThat(Readings.of(nodes)).containsEntry("nodes", "2: found, labelled");
    }

    private Subtype collect() throws IOException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            var slices = new ResourceSlices(connection, ApiGroups.of(connection));
            return new GpuNodeCollector(new ClusterNodes(connection), slices, 10)
                    .collect()
                    .getFirst();
        }
    }
}
