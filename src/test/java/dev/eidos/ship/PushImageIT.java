package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushImageIT {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    @TempDir
    Path folder;

    @Test
    void theRegistryHasTheImageOfTheArchiveForEveryArchitecture() throws Exception {
        // given
        Assumptions.assumeTrue(
                Files.exists(Path.of("target/eidos-image.tar")), "no image: mvn -Pdist package makes it");
        try (LoopbackRegistry registry = LoopbackRegistry.start(folder)) {
            // when
            CleanRoot.Ran run = CleanRoot.run(
                    Map.of("JAVA_HOME", System.getProperty("java.home", ""), "HOME", folder.toString()),
                    List.of("dev/push-image", registry.host() + "/tools/eidos:1.0", "--plain-http"));

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out())
                    .startsWith(registry.host() + "/tools/eidos@sha256:")
                    .hasLineCount(1);
            HttpResponse<byte[]> index = registry.get("tools/eidos/manifests/1.0", INDEX);
            assertThat(index.headers().firstValue("Docker-Content-Digest"))
                    .contains(run.out().strip().replaceFirst(".*@", ""));
            for (Value image : document(index).items("manifests")) {
                Value manifest = document(registry.get("tools/eidos/manifests/" + image.text("digest"), MANIFEST));
                assertThat(manifest.items("layers"))
                        .hasSize(2)
                        .allSatisfy(layer -> assertThat(registry.get("tools/eidos/blobs/" + layer.text("digest"), "")
                                        .body())
                                .hasSize((int) layer.number("size", -1)));
            }
        }
    }

    @Test
    void withoutANameItSaysWhatItTakes() throws Exception {
        // when
        CleanRoot.Ran run = CleanRoot.run(Map.of(), List.of("dev/push-image"));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("usage: dev/push-image HOST");
    }

    private static Value document(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return DocumentReader.read(new String(answer.body(), StandardCharsets.UTF_8), "registry");
    }
}
