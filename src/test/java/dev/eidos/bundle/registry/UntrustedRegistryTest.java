package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class UntrustedRegistryTest {
    @TempDir
    Path home;

    private RegistryShelf shelf;

    @BeforeEach
    void open() throws Exception {
        shelf = RegistryShelf.open(home);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void anotherLayerIsRefused() {
        // given
        shelf.registry().content.keySet().stream()
                .filter(path -> path.contains("/blobs/"))
                .forEach(path -> {
                    byte[] changed = shelf.registry().stored(path).clone();
                    changed[changed.length - 1] ^= 1;
                    shelf.registry().content.put(path, changed);
                });

        // then
        assertThat(shelf.failedPull().code()).isEqualTo(ErrorCode.CHECK_FAILED);
        assertThat(shelf.failedPull().reason()).contains("digest");
    }

    @Test
    void anotherManifestThanTheDigestSaysIsRefused() {
        // given
        String other = "sha256:" + "0".repeat(64);
        shelf.registry()
                .content
                .put("/v2/org/bundle/manifests/" + other, shelf.registry().stored("/v2/org/bundle/manifests/v1"));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> shelf.client()
                        .pull(OciReference.parse("oci://" + shelf.registry().host() + "/org/bundle@" + other)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_FAILED));
    }

    @Test
    void shorterLongerAndTruncatedLayersAreRefused() {
        // given
        Map<String, byte[]> whole = Map.copyOf(shelf.registry().content);
        for (int change : new int[] {-1, 1, 1000}) {
            whole.forEach((path, bytes) -> {
                if (path.contains("/blobs/")) {
                    shelf.registry().content.put(path, Arrays.copyOf(bytes, Math.max(0, bytes.length + change)));
                }
            });

            // then
            assertThat(shelf.failedPull().code()).isIn(ErrorCode.CHECK_FAILED, ErrorCode.FAILED);
        }

        // given
        shelf.registry().with(exchange -> {
            if (!exchange.getRequestURI().getPath().contains("/blobs/")) {
                return false;
            }
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            return true;
        });

        // then
        assertThat(shelf.failedPull().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aBodyThatDoesNotEndIsLeft() {
        // given
        shelf.registry().with(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[1 << 16]);
            }
        });

        // then
        assertThat(shelf.failedPull().reason()).contains("larger than it may be");
    }

    @Test
    void aBodyThatDribblesIsLeft() {
        // given
        shelf.registry().with(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            while (true) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(500);
            }
        });

        // then
        assertThat(shelf.failedPull().code()).isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        for (byte[] archive : List.of(
                Archives.entry("../../etc/cron.d/x", TarHeader.FILE),
                Archives.entry("a", '2'),
                Archives.bomb(BundleArchive.MAX_BYTES + 1L),
                "hello".getBytes(UTF_8))) {
            // given
            shelf.tag(archive);

            // then
            assertThat(shelf.failedPull().code()).isEqualTo(ErrorCode.INVALID_INPUT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "[]",
                "nonsense",
                "{\"mediaType\":\"application/vnd.oci.image.index.v1+json\"}",
                "{\"artifactType\":\"application/vnd.cncf.helm.config.v1+json\"}",
                "{\"artifactType\":\"application/vnd.eidos.bundle.v1\",\"layers\":[]}",
                "{\"artifactType\":\"application/vnd.eidos.bundle.v1\",\"layers\":[{\"mediaType\":"
                        + "\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"../x\",\"size\":1}]}",
                "{\"artifactType\":\"application/vnd.eidos.bundle.v1\",\"layers\":[{\"mediaType\":"
                        + "\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":"
                        + "\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                        + "\"size\":99999999999}]}",
            })
    void whatIsNoBundleIsRefused(String manifest) {
        // given
        shelf.registry().content.put("/v2/org/bundle/manifests/v1", manifest.getBytes(UTF_8));

        // then
        assertThat(shelf.failedPull().code()).isEqualTo(ErrorCode.INVALID_INPUT);
    }

    @ParameterizedTest
    @CsvSource({"''", "file:///etc/passwd", "https://user:x@127.0.0.1/", "not a url", "ftp://127.0.0.1/"})
    void aPlaceForAnUploadThatIsNoneIsRefused(String location) {
        // given
        shelf.registry().content.clear();
        shelf.registry().with(exchange -> {
            if (!exchange.getRequestMethod().equals("POST")) {
                return false;
            }
            exchange.getResponseHeaders().add("Location", location);
            SmallRegistry.answer(exchange, 202, new byte[0]);
            return true;
        });

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> shelf.client().push(shelf.reference("v1"), RegistryShelf.BUNDLE, RegistryShelf.PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED));
        assertThat(shelf.registry().content).isEmpty();
    }

    @Test
    void aRegistryThatStoresAnotherManifestIsFound() {
        // given
        shelf.registry().with(exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                exchange.getResponseHeaders().add("Docker-Content-Digest", "sha256:" + "0".repeat(64));
            }
            return false;
        });

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> shelf.client().push(shelf.reference("v1"), RegistryShelf.BUNDLE, RegistryShelf.PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_FAILED));
    }
}
