package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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
    void whatIsPushedIsPulledAndVerified() throws Exception {
        // when
        String digest = shelf.client().push(shelf.reference("v2"), RegistryShelf.BUNDLE, RegistryShelf.PUSH);
        PulledBundle pulled = shelf.client().pull(shelf.reference("v2"));

        // then
        assertThat(pulled.digest()).isEqualTo(digest);
        assertThat(BundleVerifier.verify("oci", pulled.files(), null).passed()).isTrue();
        assertThat(pulled.files()).containsEntry("a/b.yaml", "x: 1\n".getBytes(UTF_8));
        assertThat(shelf.client()
                        .pull(OciReference.parse("oci://" + shelf.registry().host() + "/org/bundle@" + digest)))
                .extracting(PulledBundle::digest)
                .isEqualTo(digest);
    }

    @Test
    void theManifestIsThatOfAnArtifact() {
        // when
        String json = new String(shelf.registry().stored("/v2/org/bundle/manifests/v1"), UTF_8);
        String layer = DocumentReader.read(json, "m").items("layers").getFirst().text("digest");

        // then
        assertThat(json)
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                        + "\"artifactType\":\"application/vnd.eidos.bundle.v1\","
                        + "\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\","
                        + "\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                        + "\"size\":2},\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\","
                        + "\"digest\":\"" + layer + "\",\"size\":"
                        + shelf.registry().stored("/v2/org/bundle/blobs/" + layer).length
                        + ",\"annotations\":{\"org.opencontainers.image.title\":\"bundle.tar.gz\"}}],"
                        + "\"annotations\":{\"org.opencontainers.image.created\":\"2023-11-14T22:13:20Z\","
                        + "\"org.opencontainers.image.title\":\"h100-training\","
                        + "\"org.opencontainers.image.version\":\"0.1.0\"}}");
    }

    @Test
    void whatTheRegistryHasIsNotSentAgain() throws Exception {
        // when
        shelf.client().push(shelf.reference("v2"), RegistryShelf.BUNDLE, RegistryShelf.PUSH);

        // then
        assertThat(shelf.registry().requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void withoutATimeTheArtifactDoesNotSayWhenItWasMade() throws Exception {
        // when
        shelf.client().push(shelf.reference("v2"), RegistryShelf.BUNDLE, new PushOptions("t", "1", null));

        // then
        assertThat(new String(shelf.registry().stored("/v2/org/bundle/manifests/v2"), UTF_8))
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
        shelf.registry().answering("GET", status, body).answering("PUT", status, body);

        // then
        assertThat(shelf.failedPull().code()).isEqualTo(code);
        assertThat(shelf.failedPull().reason()).startsWith("the registry answers " + status + ": DENIED no\ufffd[31m");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> shelf.client().push(shelf.reference("v1"), RegistryShelf.BUNDLE, RegistryShelf.PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aPushNeedsATag() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> shelf.client()
                        .push(
                                OciReference.parse("oci://h/a:b@sha256:" + "0".repeat(64)),
                                RegistryShelf.BUNDLE,
                                RegistryShelf.PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    @Test
    void aConnectionThatIsClosedWithoutAnAnswerIsToldSo() {
        // given
        shelf.registry().with(_ -> true);

        // when
        EidosException failure = shelf.failedPull();

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("the connection was closed without an answer");
    }

    @Test
    void aPageInsteadOfAManifestIsToldSo() {
        // given
        shelf.registry().answering("GET /v2/", 200, "<html>please log in</html>");

        // when
        EidosException failure = shelf.failedPull();

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure).hasMessageContaining("the answer is not a manifest");
        assertThat(failure.suggestion()).isNotNull();
    }

    @Test
    void aRegistryThatIsNotThereIsUnavailable() {
        // given
        shelf.registry().close();

        // then
        assertThat(shelf.failedPull().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(shelf.failedPull().reason()).isEqualTo("connection refused");
    }

    @Test
    void withoutPlainHttpARegistryWithoutTlsIsRefused() throws Exception {
        // given
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            // a client may try a connection that broke a second time
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (var socket = server.accept()) {
                        // as servers do, only when something has come that is no request
                        socket.getInputStream().read();
                        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException _) {
                        // the client's, who is asked, or the end of this test
                    }
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
