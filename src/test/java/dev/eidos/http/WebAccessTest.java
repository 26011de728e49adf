package dev.eidos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.ForwardProxy;
import dev.eidos.testing.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real servers and a real proxy. */
@Timeout(60)
class WebAccessTest {
    /** Of {@code me:s3cret}. */
    private static final String LOGIN = "Basic bWU6czNjcmV0";

    @TempDir
    static Path shared;

    private static TestAuthority authority;

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer secure;
    private HttpServer plain;

    @BeforeAll
    static void certify() throws Exception {
        authority = TestAuthority.in(shared);
    }

    @BeforeEach
    void start() throws IOException {
        secure = start(authority.server());
        plain = start(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private HttpServer start(HttpServer server) {
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        secure.stop(0);
        plain.stop(0);
    }

    private URI url(String host) {
        return URI.create("https://" + host + ":" + secure.getAddress().getPort() + "/x");
    }

    private Map<String, String> trusting(String... more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("SSL_CERT_FILE", authority.pem().toString()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static HttpResponse<Void> get(URI url, Map<String, String> environment) throws Exception {
        WebAccess web = new WebAccess(environment);
        try (HttpClient client = web.client(Duration.ofSeconds(5), true)) {
            return client.send(web.request(url).build(), BodyHandlers.discarding());
        }
    }

    @Test
    void anAuthorityOfTheSiteIsTrustedWhereItIsNamed() throws Exception {
        assertThat(get(url("127.0.0.1"), trusting()).statusCode()).isEqualTo(200);
    }

    @Test
    void otherwiseItIsNot() {
        // when
        Throwable failure = catchThrowable(() -> get(url("127.0.0.1"), Map.of()));

        // then
        assertThat(ConnectionFault.of(failure)).isEqualTo(ConnectionFault.NOT_TRUSTED);
        assertThat(seen).isEmpty();
    }

    @Test
    void theNameMustBeTheCertificatesAllTheSame() throws IOException {
        try (var proxy = new ForwardProxy(null)) {
            // when
            Throwable failure =
                    catchThrowable(() -> get(url("evil.test"), trusting("HTTPS_PROXY", "127.0.0.1:" + proxy.port())));

            // then
            assertThat(ConnectionFault.of(failure)).isEqualTo(ConnectionFault.NOT_SECURE);
        }
    }

    @Test
    void authoritiesMayLieInFolders() throws Exception {
        // given
        Files.copy(authority.pem(), folder.resolve("own.crt"));
        Files.writeString(folder.resolve("README"), "-----BEGIN CERTIFICATE-----\n?");
        Files.createDirectory(folder.resolve("old"));

        // then
        assertThat(get(url("127.0.0.1"), Map.of("SSL_CERT_DIR", "/nowhere:" + folder))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----\nMIIB\n",
                "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n",
            })
    void aFileWithoutAuthoritiesIsAnError(String content) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("ca.pem"), content);

        // then
        assertThatThrownBy(() -> get(url("127.0.0.1"), Map.of("SSL_CERT_FILE", file.toString())))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo("SSL_CERT_FILE=" + file);
                    assertThat(e.suggestion()).contains("PEM");
                });
    }

    @Test
    void aFileOrFolderThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> get(url("127.0.0.1"), Map.of("SSL_CERT_FILE", "/nowhere/ca.pem")))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> get(url("127.0.0.1"), Map.of("SSL_CERT_FILE", folder.toString())))
                .isInstanceOf(EidosException.class);
        assertThatThrownBy(() -> get(url("127.0.0.1"), Map.of("SSL_CERT_FILE", "/dev/zero")))
                .hasMessageContaining("larger");
        assertThatThrownBy(() -> get(url("127.0.0.1"), Map.of("SSL_CERT_DIR", folder + ":/nowhere")))
                .isInstanceOf(EidosException.class);
    }

    @Test
    void withoutTlsNoAuthoritiesAreRead() {
        // when
        HttpClient client = new WebAccess(Map.of("SSL_CERT_FILE", "/nowhere")).client(Duration.ofSeconds(1), false);

        // then
        assertThat(client).isNotNull();
        client.close();
    }

    @Test
    void aTunnelIsMadeByTheProxyWithItsLoginWhichTheServerDoesNotSee() throws Exception {
        try (var proxy = new ForwardProxy(null)) {
            // when
            HttpResponse<Void> answer =
                    get(url("registry.test"), trusting("https_proxy", "me:s3cret@127.0.0.1:" + proxy.port()));

            // then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(proxy.requests)
                    .containsExactly("CONNECT " + url("registry.test").getAuthority() + " HTTP/1.1 " + LOGIN);
            assertThat(seen).containsExactly("/x null");
        }
    }

    @Test
    void withoutTlsTheProxyIsAskedForTheWholeUrl() throws Exception {
        try (var proxy = new ForwardProxy(null)) {
            // given
            URI url = URI.create("http://web.test:" + plain.getAddress().getPort() + "/y");

            // when
            get(url, Map.of("HTTP_PROXY", "http://me:s3cret@127.0.0.1:" + proxy.port()));

            // then
            assertThat(proxy.requests).containsExactly("GET " + url + " HTTP/1.1 " + LOGIN);
        }
    }

    @Test
    void whatIsExceptedGoesStraight() throws Exception {
        try (var proxy = new ForwardProxy(null)) {
            // when
            get(url("127.0.0.1"), trusting("HTTPS_PROXY", "http://me:s3cret@127.0.0.1:" + proxy.port()));

            // then
            assertThat(proxy.requests).isEmpty();
            assertThat(seen).containsExactly("/x null");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://me:s3cret@  | Basic realm=\"x\" | another login   | user:password",
                "http://            | Basic realm=\"x\" | wants a login   | user:password",
                "http://            | Negotiate         | none but Nego   | takes Basic",
            })
    void aProxyThatWantsAnotherLoginIsNamed(String login, String challenge, String reason, String advice)
            throws Exception {
        try (var proxy = new ForwardProxy("HTTP/1.1 407 No\r\nProxy-Authenticate: " + challenge)) {
            // given
            Map<String, String> environment = trusting("HTTPS_PROXY", login.strip() + "127.0.0.1:" + proxy.port());

            // when
            HttpResponse<Void> answer = get(url("web.test"), environment);

            // then
            ProxyFault fault =
                    Objects.requireNonNull(ProxyFault.of(SiteProxies.proxy(url("web.test"), environment), answer));
            assertThat(fault.code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(fault.reason())
                    .contains("http://127.0.0.1:" + proxy.port(), "407", reason)
                    .doesNotContain("s3cret");
            assertThat(fault.suggestion()).contains(advice);
        }
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "502, UNAVAILABLE"})
    void aProxyThatMakesNoTunnelIsNamed(String status, ErrorCode code) throws IOException {
        try (var proxy = new ForwardProxy("HTTP/1.1 " + status + " No")) {
            // when
            ProxyFault fault = fault("me:s3cret@127.0.0.1:" + proxy.port());

            // then
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.reason()).contains("http://127.0.0.1:" + proxy.port() + " does not connect", status);
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        // given
        int port;
        try (var proxy = new ForwardProxy(null)) {
            port = proxy.port();
        }

        // then
        assertThat(fault("me:s3cret@127.0.0.1:" + port).reason())
                .isEqualTo("the proxy http://127.0.0.1:" + port + " refuses the connection");
        assertThat(fault("me:s3cret@proxy.invalid:3128").reason()).contains("host name", "http://proxy.invalid:3128");
    }

    @Test
    void aProxyThatHangsUpIsNamed() throws IOException {
        try (var proxy = new ForwardProxy("")) {
            assertThat(fault("127.0.0.1:" + proxy.port()).reason()).contains("proxy http://127.0.0.1:" + proxy.port());
        }
    }

    private ProxyFault fault(String proxy) {
        Map<String, String> environment = trusting("HTTPS_PROXY", proxy);
        IOException failure = catchThrowableOfType(IOException.class, () -> get(url("web.test"), environment));
        assertThat(failure).isNotNull();
        ProxyFault fault =
                Objects.requireNonNull(ProxyFault.of(SiteProxies.proxy(url("web.test"), environment), failure));
        assertThat(fault.suggestion()).contains("HTTPS_PROXY", "NO_PROXY");
        assertThat(fault.toString()).doesNotContain("s3cret");
        return fault;
    }
}
