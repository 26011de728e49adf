package dev.eidos.collector.k8s.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ServedResourceTest {
    private static final ServedResource THINGS =
            new ServedResource("example.com", "things", List.of("v2", "v1"), "Things", "the maker of things");

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void aGroupThatIsNotServedIsNotAskedFor() {
        // given
        groups("apps", "v1");

        // when
        var failure = catchThrowableOfType(EidosException.class, this::list);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure)
                .hasMessageContaining("knows no Things")
                .hasMessageContaining("the maker of things is not installed");
        assertThat(server.requests()).containsExactly("/version", "/apis");
    }

    @Test
    void aGroupInUnknownVersionsIsNotUnderstood() {
        // given
        groups("example.com", "v7");

        // when
        var failure = catchThrowableOfType(EidosException.class, this::list);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.reason()).isEqualTo("it serves example.com as v7, and v2, v1 are known here");
    }

    @Test
    void aKindThatTheGroupHasInAnOlderVersionOnlyIsReadInThat() throws IOException {
        // given
        groups("example.com", "v2", "v1");
        server.on("/apis/example.com/v1/things", ScriptedServer.json(200, "{\"metadata\":{},\"items\":[{}]}"));

        // when
        ServedResource.Listed<List<Value>> listed = list();

        // then
        assertThat(listed.version()).isEqualTo("v1");
        assertThat(listed.all()).hasSize(1);
    }

    @Test
    void aDefinitionWithoutItsKindIsNotThere() {
        // given
        groups("example.com", "v1");

        // when
        var failure = catchThrowableOfType(EidosException.class, this::list);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure.object()).isEqualTo("things.example.com");
    }

    @Test
    void aServerThatHidesItsGroupsIsAskedAllTheSame() throws IOException {
        // given
        server.on("/apis", ScriptedServer.status(403, "Forbidden", "no"))
                .on("/apis/example.com/v1/things", ScriptedServer.json(200, "{\"metadata\":{},\"items\":[]}"));

        // when, then
        assertThat(list().version()).isEqualTo("v1");
    }

    @Test
    void whatMayNotBeReadSaysSo() {
        // given
        groups("example.com", "v2");
        server.on("/apis/example.com/v2/things", ScriptedServer.status(403, "Forbidden", "jane may not list things"));

        // when
        var failure = catchThrowableOfType(EidosException.class, this::list);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failure).hasMessageContaining("jane may not list things");
    }

    private void groups(String name, String... versions) {
        String each = String.join(
                ",",
                List.of(versions).stream()
                        .map(one -> "{\"version\":\"" + one + "\"}")
                        .toList());
        server.on(
                "/apis",
                ScriptedServer.json(200, "{\"groups\":[{\"name\":\"" + name + "\",\"versions\":[" + each + "]}]}"));
    }

    private ServedResource.Listed<List<Value>> list() throws IOException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            return THINGS.list(
                    connection,
                    ApiGroups.of(connection),
                    Map.of(),
                    List.of("metadata.name"),
                    ArrayList<Value>::new,
                    List::add);
        }
    }
}
