package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
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
class OciRegistryTest {
    private static final SealedBundle BUNDLE = SealedBundle.of(
            List.of(new BundleFile("README.md", "# GPU\n"), new BundleFile("a/b.yaml", "x: 1\n")), null);

    private static final PushOptions PUSH = new PushOptions("h100-training", "0.1.0", 1_700_000_000L);

    @TempDir
    Path home;

    private final SmallRegistry registry;

    OciRegistryTest() throws IOException {
        registry = new SmallRegistry();
    }

    @BeforeEach
    void start() throws Exception {
        client().push(reference("v1"), BUNDLE, PUSH);
        registry.requests.clear();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private OciReference reference(String tag) {
        return OciReference.parse("oci://" + registry.host() + "/org/bundle:" + tag);
    }

    private OciRegistry client() {
        return new OciRegistry(new RegistryOptions(
                true,
                Map.of(),
                home,
                "0.1.0",
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2)));
    }

    private EidosException failedPull() {
        EidosException failure = catchThrowableOfType(EidosException.class, () -> client().pull(reference("v1")));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** Has another archive under the tag, with a manifest that tells the truth of it. */
    private void tag(byte[] archive) {
        Descriptor layer = Descriptor.of(ArtifactManifest.LAYER_TYPE, archive);
        registry.content.put("/v2/org/bundle/blobs/" + layer.digest(), archive);
        registry.content.put("/v2/org/bundle/manifests/v1", ArtifactManifest.write(layer, PUSH));
    }

    @Test
    void whatIsPushedIsPulledAndVerified() throws Exception {
        // when
        String digest = client().push(reference("v2"), BUNDLE, PUSH);
        PulledBundle pulled = client().pull(reference("v2"));

        // then
        assertThat(pulled.digest()).isEqualTo(digest);
        assertThat(BundleVerifier.verify("oci", pulled.files(), null).passed()).isTrue();
        assertThat(pulled.files()).containsEntry("a/b.yaml", "x: 1\n".getBytes(UTF_8));
        assertThat(client().pull(OciReference.parse("oci://" + registry.host() + "/org/bundle@" + digest)))
                .extracting(PulledBundle::digest)
                .isEqualTo(digest);
    }

    @Test
    void theManifestIsThatOfAnArtifact() {
        // when
        String json = new String(registry.stored("/v2/org/bundle/manifests/v1"), UTF_8);
        String layer = DocumentReader.read(json, "m").items("layers").getFirst().text("digest");

        // then
        assertThat(json)
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                        + "\"artifactType\":\"application/vnd.eidos.bundle.v1\","
                        + "\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\","
                        + "\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                        + "\"size\":2},\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\","
                        + "\"digest\":\"" + layer + "\",\"size\":"
                        + registry.stored("/v2/org/bundle/blobs/" + layer).length
                        + ",\"annotations\":{\"org.opencontainers.image.title\":\"bundle.tar.gz\"}}],"
                        + "\"annotations\":{\"org.opencontainers.image.created\":\"2023-11-14T22:13:20Z\","
                        + "\"org.opencontainers.image.title\":\"h100-training\","
                        + "\"org.opencontainers.image.version\":\"0.1.0\"}}");
    }

    @Test
    void whatTheRegistryHasIsNotSentAgain() throws Exception {
        // when
        client().push(reference("v2"), BUNDLE, PUSH);

        // then
        assertThat(registry.requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void withoutATimeTheArtifactDoesNotSayWhenItWasMade() throws Exception {
        // when
        client().push(reference("v2"), BUNDLE, new PushOptions("t", "1", null));

        // then
        assertThat(new String(registry.stored("/v2/org/bundle/manifests/v2"), UTF_8))
                .doesNotContain("created");
    }

    @ParameterizedTest
    @CsvSource({
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "408, TIMED_OUT",
        "418, FAILED",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
    })
    void refusalsAreToldInTheRegistrysWords(int status, ErrorCode code) {
        // given
        String body = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\\u001b[31m\"}]}";
        registry.answering("GET", status, body).answering("PUT", status, body);

        // then
        assertThat(failedPull().code()).isEqualTo(code);
        assertThat(failedPull().reason()).startsWith("the registry answers " + status + ": DENIED no\ufffd[31m");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> client().push(reference("v1"), BUNDLE, PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void anotherLayerIsRefused() {
        // given
        registry.content.keySet().stream()
                .filter(path -> path.contains("/blobs/"))
                .forEach(path -> {
                    byte[] changed = registry.stored(path).clone();
                    changed[changed.length - 1] ^= 1;
                    registry.content.put(path, changed);
                });

        // then
        assertThat(failedPull().code()).isEqualTo(ErrorCode.CHECK_FAILED);
        assertThat(failedPull().reason()).contains("digest");
    }

    @Test
    void anotherManifestThanTheDigestSaysIsRefused() {
        // given
        String other = "sha256:" + "0".repeat(64);
        registry.content.put("/v2/org/bundle/manifests/" + other, registry.stored("/v2/org/bundle/manifests/v1"));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> client().pull(OciReference.parse("oci://" + registry.host() + "/org/bundle@" + other)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_FAILED));
    }

    @Test
    void shorterLongerAndTruncatedLayersAreRefused() {
        // given
        Map<String, byte[]> whole = Map.copyOf(registry.content);
        for (int change : new int[] {-1, 1, 1000}) {
            whole.forEach((path, bytes) -> {
                if (path.contains("/blobs/")) {
                    registry.content.put(path, Arrays.copyOf(bytes, Math.max(0, bytes.length + change)));
                }
            });

            // then
            assertThat(failedPull().code()).isIn(ErrorCode.CHECK_FAILED, ErrorCode.FAILED);
        }

        // given
        registry.with(exchange -> {
            if (!exchange.getRequestURI().getPath().contains("/blobs/")) {
                return false;
            }
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            return true;
        });

        // then
        assertThat(failedPull().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aBodyThatDoesNotEndIsLeft() {
        // given
        registry.with(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[1 << 16]);
            }
        });

        // then
        assertThat(failedPull().reason()).contains("larger than it may be");
    }

    @Test
    void aBodyThatDribblesIsLeft() {
        // given
        registry.with(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            while (true) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(500);
            }
        });

        // then
        assertThat(failedPull().code()).isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        for (byte[] archive : List.of(
                Archives.entry("../../etc/cron.d/x", TarHeader.FILE),
                Archives.entry("a", '2'),
                Archives.bomb(BundleArchive.MAX_BYTES + 1L),
                "hello".getBytes(UTF_8))) {
            // given
            tag(archive);

            // then
            assertThat(failedPull().code()).isEqualTo(ErrorCode.INVALID_INPUT);
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
        registry.content.put("/v2/org/bundle/manifests/v1", manifest.getBytes(UTF_8));

        // then
        assertThat(failedPull().code()).isEqualTo(ErrorCode.INVALID_INPUT);
    }

    @ParameterizedTest
    @CsvSource({"''", "file:///etc/passwd", "https://user:x@127.0.0.1/", "not a url", "ftp://127.0.0.1/"})
    void aPlaceForAnUploadThatIsNoneIsRefused(String location) {
        // given
        registry.content.clear();
        registry.with(exchange -> {
            if (!exchange.getRequestMethod().equals("POST")) {
                return false;
            }
            exchange.getResponseHeaders().add("Location", location);
            SmallRegistry.answer(exchange, 202, new byte[0]);
            return true;
        });

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> client().push(reference("v1"), BUNDLE, PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED));
        assertThat(registry.content).isEmpty();
    }

    @Test
    void aRegistryThatStoresAnotherManifestIsFound() {
        // given
        registry.with(exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                exchange.getResponseHeaders().add("Docker-Content-Digest", "sha256:" + "0".repeat(64));
            }
            return false;
        });

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> client().push(reference("v1"), BUNDLE, PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_FAILED));
    }

    @Test
    void aPushNeedsATag() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> client().push(OciReference.parse("oci://h/a:b@sha256:" + "0".repeat(64)), BUNDLE, PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    @Test
    void aConnectionThatIsClosedWithoutAnAnswerIsToldSo() {
        // given
        registry.with(_ -> true);

        // when
        EidosException failure = failedPull();

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("the connection was closed without an answer");
    }

    @Test
    void aPageInsteadOfAManifestIsToldSo() {
        // given
        registry.answering("GET /v2/", 200, "<html>please log in</html>");

        // when
        EidosException failure = failedPull();

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure).hasMessageContaining("the answer is not a manifest");
        assertThat(failure.suggestion()).isNotNull();
    }

    @Test
    void aRegistryThatIsNotThereIsUnavailable() {
        // given
        registry.close();

        // then
        assertThat(failedPull().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failedPull().reason()).isEqualTo("connection refused");
    }

    @Test
    void withoutPlainHttpARegistryWithoutTlsIsRefused() throws Exception {
        // given
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    // as servers do, only when something has come that is no request
                    socket.getInputStream().read();
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            OciReference reference = OciReference.parse("oci://127.0.0.1:" + server.getLocalPort() + "/a:b");

            // then
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() ->
                            new OciRegistry(RegistryOptions.standard(false, Map.of(), home, null)).pull(reference))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                    .satisfies(e -> assertThat(e.suggestion()).contains("--plain-http"));
        }
    }
}
