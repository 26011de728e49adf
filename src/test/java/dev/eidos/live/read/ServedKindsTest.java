package dev.eidos.live.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.api.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ServedKindsTest {
    @RegisterExtension
    private final ScriptedServer server = new ScriptedServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ApiClient api;

    @SuppressWarnings("NullAway.Init")
    private LiveCluster cluster;

    @BeforeEach
    void open() throws IOException {
        api = server.access(folder).open(RetryPolicy.BRIEF);
        cluster = LiveCluster.of(api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aKindThatThePreferredVersionDoesNotHaveIsReadInTheOneThatHasIt() throws InterruptedException {
        // given
        groups("{\"name\":\"nvidia.com\",\"preferredVersion\":{\"version\":\"v1\"},"
                + "\"versions\":[{\"version\":\"v1\"},{\"version\":\"v1alpha1\"}]}");
        server.on("/apis/nvidia.com/v1", kinds("clusterpolicies", "clusterpolicies/status"));
        server.on("/apis/nvidia.com/v1alpha1", kinds("nvidiadrivers"));

        // then
        assertThat(cluster.kind("nvidiadrivers.nvidia.com"))
                .contains(new ObjectKind("nvidia.com", "v1alpha1", "nvidiadrivers"));
        assertThat(cluster.kind("clusterpolicies.nvidia.com"))
                .contains(new ObjectKind("nvidia.com", "v1", "clusterpolicies"));
        assertThat(cluster.kind("others.nvidia.com")).contains(new ObjectKind("nvidia.com", "v1", "others"));
        assertThat(cluster.kind("any.example")).isEmpty();
        assertThat(server.requests()).doesNotHaveDuplicates();
    }

    @Test
    void aGroupWithoutAPreferenceIsReadInItsFirstVersion() throws InterruptedException {
        // given
        groups("{\"name\":\"odd.example\",\"versions\":[{\"version\":\"20260101\"}]},{\"name\":\"none.example\"},{}");

        // then
        assertThat(cluster.kind("things.odd.example")).contains(new ObjectKind("odd.example", "20260101", "things"));
        assertThat(cluster.kind("things.none.example")).isEmpty();
    }

    @Test
    void aServerThatDoesNotTellItsGroupsIsAskedOnceAndNotByEveryCheck() {
        // given
        server.on("/apis", ScriptedServer.status(403, "Forbidden", "no discovery"));

        // then
        for (int check = 0; check < 3; check++) {
            assertThatThrownBy(() -> cluster.kind("a.example")).isInstanceOf(EidosException.class);
        }
        assertThat(server.requests()).containsExactly("/apis");
    }

    private void groups(String groups) {
        server.on("/apis", ScriptedServer.json(200, "{\"kind\":\"APIGroupList\",\"groups\":[" + groups + "]}"));
    }

    private static ScriptedServer.Script kinds(String... names) {
        var resources = new StringBuilder();
        for (String name : names) {
            resources
                    .append(resources.isEmpty() ? "" : ",")
                    .append("{\"name\":\"")
                    .append(name)
                    .append("\"}");
        }
        return ScriptedServer.json(200, "{\"kind\":\"APIResourceList\",\"resources\":[" + resources + "]}");
    }
}
