package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.ForwardProxy;
import dev.eidos.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A registry as a site has it: with a certificate of its own, and behind a proxy. */
@Timeout(60)
class RegistryAccessTest {
    private static final SealedBundle BUNDLE = SealedBundle.of(List.of(new BundleFile("README.md", "# GPU\n")), null);

    @TempDir
    Path home;

    private SmallRegistry registry;
    private ForwardProxy proxy;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        TestAuthority authority = TestAuthority.in(home);
        registry = new SmallRegistry(authority);
        proxy = new ForwardProxy(null);
        environment.put("SSL_CERT_FILE", authority.pem().toString());
        environment.put("HTTPS_PROXY", "http://me:pr0xy@127.0.0.1:" + proxy.port());
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
        proxy.close();
    }

    private OciRegistry client() {
        return new OciRegistry(RegistryOptions.standard(false, environment, home, null));
    }

    private OciReference reference() {
        return OciReference.parse("oci://registry.test:" + registry.port() + "/org/bundle:v1");
    }

    private EidosException failedPush() {
        EidosException failure = catchThrowableOfType(
                EidosException.class, () -> client().push(reference(), BUNDLE, new PushOptions("t", "1", null)));
        assertThat(failure).isNotNull();
        assertThat(failure + String.valueOf(failure.suggestion())).doesNotContain("pr0xy", "s3cret");
        return failure;
    }

    @Test
    void aBundleGoesThroughTheProxyToARegistryOfTheSite() throws Exception {
        // given
        Files.writeString(
                Files.createDirectory(home.resolve(".docker")).resolve("config.json"),
                "{\"auths\":{\"registry.test:" + registry.port() + "\":{\"auth\":\"bWU6czNjcmV0\"}}}");
        registry.with(exchange -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                return false;
            }
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            SmallRegistry.answer(exchange, 401, new byte[0]);
            return true;
        });

        // when
        client().push(reference(), BUNDLE, new PushOptions("t", "1", null));

        // then
        assertThat(client().pull(reference()).files()).containsKey("README.md");
        assertThat(registry.requests).anyMatch(request -> request.endsWith("Basic bWU6czNjcmV0"));
        assertThat(proxy.requests)
                .isNotEmpty()
                .allMatch(request ->
                        request.equals("CONNECT registry.test:" + registry.port() + " HTTP/1.1 Basic bWU6cHIweHk="));
    }

    @Test
    void anUnknownAuthorityComesWithWhatToSet() {
        // given
        environment.remove("SSL_CERT_FILE");

        // then
        assertThat(failedPush().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failedPush().suggestion()).contains("set SSL_CERT_FILE");
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        // given
        proxy.close();

        // then
        assertThat(failedPush().reason()).contains("proxy http://127.0.0.1:" + proxy.port() + " refuses");
        assertThat(failedPush().suggestion()).contains("HTTPS_PROXY");
    }

    @Test
    void aProxyThatWantsAnotherLoginIsNamed() throws IOException {
        try (var strict = new ForwardProxy("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"")) {
            // given
            environment.put("HTTPS_PROXY", "http://me:pr0xy@127.0.0.1:" + strict.port());

            // then
            assertThat(failedPush().code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(failedPush().reason()).contains("407", "http://127.0.0.1:" + strict.port());
        }
    }

    @Test
    void aProxyOfAnotherKindIsRefused() {
        // given
        environment.put("HTTPS_PROXY", "socks5://me:pr0xy@127.0.0.1:1");

        // then
        assertThat(failedPush().code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failedPush().object()).isEqualTo("HTTPS_PROXY");
    }
}
