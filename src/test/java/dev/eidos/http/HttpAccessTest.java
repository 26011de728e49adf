package dev.eidos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.testing.ForwardProxy;
import dev.eidos.testing.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents of a web server as a site has it. */
@Timeout(60)
class HttpAccessTest {
    @TempDir
    Path folder;

    private TestAuthority authority;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        authority = TestAuthority.in(folder);
        server = authority.server();
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 4);
                exchange.getResponseBody().write("a: 1".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI url() {
        return URI.create("https://web.test:" + server.getAddress().getPort() + "/r.yaml");
    }

    private EidosException failure(Map<String, String> environment) {
        EidosException failure = catchThrowableOfType(
                EidosException.class,
                () -> HttpDocument.standard(new WebAccess(environment), null).read(url()));
        assertThat(failure).isNotNull();
        assertThat(failure + String.valueOf(failure.suggestion())).doesNotContain("pr0xy");
        return failure;
    }

    @Test
    void aDocumentComesThroughTheProxyFromAServerOfTheSite() throws Exception {
        try (var proxy = new ForwardProxy(null)) {
            // given
            Map<String, String> environment = Map.of(
                    "SSL_CERT_FILE", authority.pem().toString(), "https_proxy", "me:pr0xy@127.0.0.1:" + proxy.port());

            // when
            SourceText read =
                    HttpDocument.standard(new WebAccess(environment), null).read(url());

            // then
            assertThat(read.text()).isEqualTo("a: 1");
            assertThat(proxy.requests).hasSize(1);
        }
    }

    @Test
    void anUnknownAuthorityComesWithWhatToSet() throws IOException {
        try (var proxy = new ForwardProxy(null)) {
            // when
            EidosException failure = failure(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()));

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.suggestion()).contains("set SSL_CERT_FILE");
        }
    }

    @Test
    void aFileOfAuthoritiesThatLacksItsIsNamed() throws Exception {
        try (var proxy = new ForwardProxy(null)) {
            // given
            Path other = TestAuthority.in(Files.createDirectory(folder.resolve("other")))
                    .pem();

            // then
            assertThat(failure(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port(), "SSL_CERT_FILE", other.toString()))
                            .suggestion())
                    .contains(other + " (SSL_CERT_FILE)");
        }
    }

    @Test
    void aProxyThatFailsIsNamed() throws IOException {
        try (var proxy = new ForwardProxy("HTTP/1.1 403 No")) {
            // when
            EidosException failure = failure(Map.of("HTTPS_PROXY", "me:pr0xy@127.0.0.1:" + proxy.port()));

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(failure.reason()).contains("http://127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void aProxyThatCannotBeUsedIsRefused() {
        assertThat(failure(Map.of("HTTPS_PROXY", "https://me:pr0xy@p:1")).code())
                .isEqualTo(ErrorCode.INVALID_INPUT);
    }
}
