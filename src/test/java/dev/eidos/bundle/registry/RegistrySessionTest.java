package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is told which credentials. */
@Timeout(60)
class RegistrySessionTest {
    private static final SealedBundle BUNDLE = SealedBundle.of(List.of(new BundleFile("README.md", "# GPU\n")), null);
    private static final PushOptions PUSH = new PushOptions("t", "1", null);

    /** Of {@code me:s3cret}. */
    private static final String BASIC = "Basic bWU6czNjcmV0";

    @TempDir
    Path home;

    private final SmallRegistry registry;
    private final SmallRegistry elsewhere;

    RegistrySessionTest() throws IOException {
        registry = new SmallRegistry();
        elsewhere = new SmallRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
        elsewhere.close();
    }

    private OciReference reference() {
        return OciReference.parse("oci://" + registry.host() + "/org/bundle:v1");
    }

    private OciRegistry client() {
        return new OciRegistry(RegistryOptions.standard(true, Map.of(), home, null));
    }

    private void push() throws InterruptedException {
        client().push(reference(), BUNDLE, PUSH);
    }

    private EidosException failedPush() {
        EidosException failure = catchThrowableOfType(EidosException.class, this::push);
        assertThat(failure).isNotNull();
        return failure;
    }

    private void config(String json) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".docker")).resolve("config.json"), json);
    }

    private void login() throws IOException {
        config("{\"auths\":{\"" + registry.host() + "\":{\"auth\":\"" + BASIC.substring(6) + "\"}}}");
    }

    /** Lets nobody in who does not have the one authorization. */
    private void demand(String authorization, String challenge) {
        registry.with(exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean isOpen = !path.startsWith("/v2/") && !path.startsWith("/upload");
            if (isOpen || authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                return false;
            }
            exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
            SmallRegistry.answer(exchange, 401, new byte[0]);
            return true;
        });
    }

    private String bearer(String realm) {
        return "Bearer realm=\"" + realm + "\",service=\"reg\",scope=\"repository:org/bundle:pull,push\"";
    }

    @Test
    void aPasswordIsSentOnlyWhenAskedFor() throws Exception {
        // given
        login();
        demand(BASIC, "Basic realm=\"x\"");

        // when
        push();
        client().pull(reference());

        // then
        assertThat(registry.requests.getFirst()).startsWith("HEAD").endsWith(" null");
        assertThat(registry.requests)
                .filteredOn(request -> request.endsWith(" null"))
                .hasSize(2);
        assertThat(registry.requests).anyMatch(request -> request.endsWith(BASIC));
    }

    @Test
    void aTokenIsFetchedWithThePasswordAndUsedInstead() throws Exception {
        // given
        login();
        demand("Bearer t0ken", bearer("http://" + registry.host() + "/token?x=y"));
        registry.answering("GET /token", 200, "{\"token\":\"t0ken\"}");

        // when
        push();

        // then
        assertThat(registry.requests)
                .filteredOn(request -> request.startsWith("GET /token"))
                .containsExactly("GET /token?x=y&service=reg&scope=repository%3Aorg%2Fbundle%3Apull%2Cpush " + BASIC);
        assertThat(registry.requests)
                .filteredOn(request -> !request.startsWith("GET /token"))
                .noneMatch(request -> request.endsWith(BASIC));
    }

    @Test
    void anyoneGetsATokenToo() throws Exception {
        // given
        config("{\"credsStore\":\"desktop\"}");
        demand("Bearer t0ken", bearer("http://" + registry.host() + "/token"));
        registry.answering("GET /token", 200, "{\"access_token\":\"t0ken\"}");

        // when
        push();

        // then
        assertThat(registry.requests).anyMatch(request -> request.startsWith("GET /token") && request.endsWith("null"));
    }

    @Test
    void anIdentityTokenIsSentInAFormToTheTokenServiceAlone() throws Exception {
        // given
        config("{\"auths\":{\"" + registry.host() + "\":{\"identitytoken\":\"r3fresh&\"}}}");
        demand("Bearer t0ken", bearer("http://" + registry.host() + "/token?x=y"));
        List<String> forms = new CopyOnWriteArrayList<>();
        registry.with(exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/token")) {
                return false;
            }
            forms.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            SmallRegistry.answer(exchange, 200, "{\"access_token\":\"t0ken\"}".getBytes(UTF_8));
            return true;
        });

        // when
        push();

        // then
        assertThat(forms)
                .containsOnly("POST application/x-www-form-urlencoded service=reg"
                        + "&scope=repository%3Aorg%2Fbundle%3Apull%2Cpush&client_id=eidos&grant_type=refresh_token"
                        + "&refresh_token=r3fresh%26");
        assertThat(registry.requests).noneMatch(request -> request.contains("r3fresh"));
    }

    @Test
    void aBrokenConfigurationDoesNotHurtWhatIsOpenToAnyone() throws Exception {
        // given
        config("no JSON");

        // when
        push();

        // then
        assertThat(client().pull(reference()).files()).containsKey("README.md");
    }

    @Test
    void aTokenServiceElsewhereNeedsTls() throws Exception {
        // given
        login();
        demand("Bearer t0ken", bearer("http://localhost:" + elsewhere.host().substring(10) + "/token"));

        // then
        assertThat(failedPush().reason()).contains("https");
        assertThat(elsewhere.requests).isEmpty();
    }

    @Test
    void aTokenThatIsNoneIsNotShown() throws Exception {
        // given
        login();
        demand("Bearer x", bearer("http://" + registry.host() + "/token"));
        registry.answering("GET /token", 200, "{\"token\":\"s3c\\nret\"}");

        // then
        assertThat(failedPush().toString()).contains("no token").doesNotContain("s3c");
    }

    @Test
    void aTokenThatIsRefusedIsNotAskedForForever() throws Exception {
        // given
        login();
        demand("never", bearer("http://" + registry.host() + "/token"));
        registry.answering("GET /token", 200, "{\"token\":\"t0ken\"}");

        // then
        assertThat(failedPush().code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(registry.requests).hasSizeLessThan(10);
    }

    @Test
    void aWrongPasswordIsForbidden() throws Exception {
        // given
        login();
        demand("never", "Basic realm=\"x\"");

        // then
        assertThat(failedPush().code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failedPush().toString()).doesNotContain("s3cret");
    }

    @Test
    void aCredentialHelperIsNamedWhenItWasNeeded() throws Exception {
        // given
        config("{\"credHelpers\":{\"" + registry.host() + "\":\"ecr-login\"}}");
        demand("never", "Basic realm=\"x\"");

        // then
        assertThat(failedPush().reason()).contains("docker-credential-ecr-login");
    }

    @Test
    void aRedirectElsewhereGoesWithoutCredentials() throws Exception {
        // given
        login();
        demand(BASIC, "Basic realm=\"x\"");
        push();
        elsewhere.content.putAll(registry.content);
        registry.with(exchange -> {
            if (!exchange.getRequestMethod().equals("GET")
                    || !exchange.getRequestURI().getPath().contains("/blobs/")) {
                return false;
            }
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "http://" + elsewhere.host()
                                    + exchange.getRequestURI().getPath() + "?sig=x");
            SmallRegistry.answer(exchange, 307, new byte[0]);
            return true;
        });

        // when
        PulledBundle pulled = client().pull(reference());

        // then
        assertThat(pulled.files()).containsEntry("README.md", "# GPU\n".getBytes(UTF_8));
        assertThat(elsewhere.requests).singleElement().asString().endsWith("?sig=x null");
    }

    @Test
    void whoIsRedirectedToDoesNotGetCredentialsByAsking() throws Exception {
        // given
        login();
        push();
        registry.with(exchange -> {
            if (!exchange.getRequestMethod().equals("GET")) {
                return false;
            }
            exchange.getResponseHeaders().add("Location", "http://" + elsewhere.host() + "/x");
            SmallRegistry.answer(exchange, 302, new byte[0]);
            return true;
        });
        elsewhere.with(exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            SmallRegistry.answer(exchange, 401, new byte[0]);
            return true;
        });

        // then
        assertThat(catchThrowableOfType(EidosException.class, () -> client().pull(reference())))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThat(elsewhere.requests).containsExactly("GET /x null");
    }

    @Test
    void redirectsEnd() throws Exception {
        // given
        registry.with(exchange -> {
            exchange.getResponseHeaders().add("Location", "/again");
            SmallRegistry.answer(exchange, 302, new byte[0]);
            return true;
        });

        // then
        assertThat(catchThrowableOfType(EidosException.class, () -> client().pull(reference())))
                .hasMessageContaining("redirects");
        assertThat(registry.requests).hasSize(6);
    }

    @Test
    void anUploadElsewhereGoesWithoutCredentials() throws Exception {
        // given
        login();
        demand(BASIC, "Basic realm=\"x\"");
        registry.with(exchange -> {
            if (!exchange.getRequestMethod().equals("POST")) {
                return false;
            }
            exchange.getResponseHeaders().add("Location", "http://" + elsewhere.host() + "/put");
            SmallRegistry.answer(exchange, 202, new byte[0]);
            return true;
        });

        // when
        push();

        // then
        assertThat(elsewhere.requests).hasSize(2).allMatch(request -> request.endsWith(" null"));
    }
}
