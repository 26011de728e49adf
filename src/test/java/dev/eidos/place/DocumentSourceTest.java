package dev.eidos.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.file.SourceText;
import dev.eidos.http.WebServer;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSourceTest {
    private static DocumentSource source(String configMap) {
        ApiCalls cluster = (_, _, _) -> new ApiAnswer.Done((Value.Mapping) DocumentReader.read(configMap, "answer"));
        return new DocumentSource(
                new ByteArrayInputStream("from: stdin".getBytes(StandardCharsets.UTF_8)),
                () -> cluster,
                Map.of(),
                null);
    }

    private static DocumentSource withoutCluster() {
        return new DocumentSource(
                new ByteArrayInputStream("from: stdin".getBytes(StandardCharsets.UTF_8)),
                () -> {
                    throw new IllegalStateException("no cluster is needed");
                },
                Map.of(),
                null);
    }

    @Test
    void aConfigMapIsReadFromTheCluster() throws InterruptedException {
        // given
        var uri = new ConfigMapUri("gpu", "snapshot");

        // when
        SourceText read = source("data: {snapshot.yaml: 'kind: Snapshot'}").read(new Source.ConfigMap(uri));

        // then
        assertThat(read).isEqualTo(new SourceText("cm://gpu/snapshot", "kind: Snapshot"));
    }

    @Test
    void nothingElseAsksForACluster(@TempDir Path directory) throws IOException, InterruptedException {
        // given
        Path file = Files.writeString(directory.resolve("s"), "from: file");

        // when, then
        assertThat(withoutCluster().read(new Source.File(file)).text()).isEqualTo("from: file");
        assertThat(withoutCluster().read(new Source.Stdin()).text()).isEqualTo("from: stdin");
        try (var server = new WebServer()) {
            server.text("/s", 200, "from: web");
            assertThat(withoutCluster().read(new Source.Url(server.url("/s"))).text())
                    .isEqualTo("from: web");
        }
    }
}
