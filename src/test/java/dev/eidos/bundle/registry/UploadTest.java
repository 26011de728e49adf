package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads to registries that are elsewhere, or busy. */
@Timeout(60)
class UploadTest {
    @TempDir
    private Path home;

    private SmallRegistry registry;
    private SmallRegistry elsewhere;

    @BeforeEach
    void start() throws IOException {
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

    private String push() throws InterruptedException {
        SealedBundle bundle = SealedBundle.of(List.of(new BundleFile("README.md", "# GPU\n")), null);
        return client().push(reference(), bundle, new PushOptions("gpu", "0.1.0", null));
    }

    private EidosException failedPush() {
        EidosException failure = catchThrowableOfType(EidosException.class, this::push);
        assertThat(failure).isNotNull();
        return failure;
    }

    /** Sends all requests of a method to the same path of another registry. */
    private void redirect(String method, int status) {
        registry.with(exchange -> {
            if (!exchange.getRequestMethod().equals(method)) {
                return false;
            }
            exchange.getResponseHeaders().add("Location", "http://" + elsewhere.host() + exchange.getRequestURI());
            SmallRegistry.answer(exchange, status, new byte[0]);
            return true;
        });
    }

    /** Is busy for the first requests of a method. */
    private AtomicInteger busy(String method, int times, int status, String retryAfter) {
        var asked = new AtomicInteger();
        registry.with(exchange -> {
            if (!exchange.getRequestMethod().equals(method) || asked.incrementAndGet() > times) {
                return false;
            }
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            SmallRegistry.answer(exchange, status, new byte[0]);
            return true;
        });
        return asked;
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void anUploadGoesWhereItIsRedirectedToWithItsContent(int status) throws Exception {
        // given
        redirect("POST", status);
        redirect("PUT", status);
        redirect("HEAD", status);

        // when
        String digest = push();

        // then
        assertThat(elsewhere.content)
                .containsKey("/v2/org/bundle/manifests/" + digest)
                .hasSize(4);
        assertThat(registry.content).isEmpty();
    }

    @Test
    void aRedirectThatWouldLoseTheContentIsNotFollowed() {
        // given
        redirect("PUT", 302);

        // then
        assertThat(failedPush().reason()).contains("the registry answers 302");
        assertThat(elsewhere.requests).isEmpty();
    }

    @Test
    void whatIsRedirectedAndNotThereIsUploaded() throws Exception {
        // given
        redirect("HEAD", 301);

        // when
        push();

        // then
        assertThat(registry.content).hasSize(4);
        assertThat(elsewhere.requests).hasSize(2).allMatch(request -> request.startsWith("HEAD "));
    }

    @Test
    void redirectsOfUploadsEnd() {
        // given
        registry.answering("POST", 308, "", "Location", "/again");

        // then
        assertThat(failedPush().reason()).contains("redirects");
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 429", "POST, 503", "PUT, 429", "PUT, 500", "PUT, 502"})
    void aBusyRegistryIsAskedAgainWhenItSays(String method, int status) throws Exception {
        // given
        AtomicInteger asked = busy(method, 2, status, "0");

        // when
        push();

        // then
        assertThat(registry.content).hasSize(4);
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void itIsWaitedAsLongAsTheRegistryAsks() throws Exception {
        // given
        busy("PUT", 1, 503, "1");
        Instant start = Instant.now();

        // when
        push();

        // then
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void patienceHasAnEnd() {
        // given
        AtomicInteger asked = busy("POST", Integer.MAX_VALUE, 429, "0");

        // when
        EidosException failure = failedPush();

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(asked).hasValue(1 + RetryAfter.MOST);
    }

    @Test
    void aLongWaitIsToldAndNotWaitedFor() {
        // given
        AtomicInteger asked = busy("POST", Integer.MAX_VALUE, 503, "600");

        // then
        assertThat(failedPush().suggestion()).isEqualTo("try again in 600 s, as it asks");
        assertThat(asked).hasValue(1);
    }

    @Test
    void withoutATimeABusyRegistryIsNotAskedAgain() {
        // given
        registry.answering("POST", 503, "");

        // then
        assertThat(failedPush().suggestion()).isEqualTo("try again later");
        assertThat(registry.requests)
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(1);
    }

    @Test
    void aPullWaitsToo() throws Exception {
        // given
        push();
        AtomicInteger asked = busy("GET", 1, 429, "0");

        // then
        assertThat(client().pull(reference()).files()).containsEntry("README.md", "# GPU\n".getBytes(UTF_8));
        assertThat(asked.get()).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "' 12 ', 12",
        "'Sat, 28 Nov 2026 08:00:30 GMT', 30",
        "'Sat, 28 Nov 2026 07:00:00 GMT', 0",
    })
    void aTimeIsInSecondsOrADate(String header, long seconds) {
        assertThat(RetryAfter.of(header, Instant.parse("2026-11-28T08:00:00Z"))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "99999999999999999999", "1.5", "\u0661"})
    void whatIsNoTimeAsksForNothing(String header) {
        assertThat(RetryAfter.of(header, Instant.EPOCH)).isNull();
    }
}
