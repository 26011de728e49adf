package dev.eidos.recipe.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.eidos.bundle.registry.RegistryOptions;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.HttpDocument;
import dev.eidos.http.WebAccess;
import dev.eidos.testing.PackedChart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository and a registry that answer wrongly, on this machine's loopback address. */
@Timeout(60)
class WrongAnswersTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private static final String INDEX = "/charts/index.yaml";

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpHandler handler) {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE html>", "<html><body>log in</body></html>", "{}", "[]", "apiVersion: v1", "entries: 1"
            })
    void aPageInPlaceOfAnIndexIsRefused(String page) {
        // given
        answer(exchange -> send(exchange, 200, page));

        // when
        EidosException failure = failure(repository());

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.what() + ": " + failure.object()).isEqualTo("not an index of charts: " + repository());
        assertThat(failure.suggestion()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"401, FORBIDDEN", "403, FORBIDDEN", "404, NOT_FOUND", "429, UNAVAILABLE", "500, UNAVAILABLE"})
    void aRefusalIsToldAndTheServerNotAskedAgain(int status, ErrorCode code) {
        // given
        answer(exchange -> send(exchange, status, "no"));
        OnlineCharts charts = charts();

        // when
        EidosException first = failure(charts, repository());
        EidosException second = failure(charts, repository());

        // then
        assertThat(first.code()).isEqualTo(code);
        assertThat(first.object()).isEqualTo(repository() + "/index.yaml");
        assertThat(first.reason()).contains(String.valueOf(status));
        assertThat(second).isSameAs(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void redirectsWithoutEndAreLeft() {
        // given
        answer(exchange -> {
            exchange.getResponseHeaders().set("Location", INDEX);
            exchange.sendResponseHeaders(302, -1);
        });

        // then
        assertThat(failure(repository()).reason()).isEqualTo("more than 5 redirects");
        assertThat(failure(registry()).reason()).isEqualTo("more than 5 redirects");
    }

    @Test
    void aBodyThatIsCutOffIsNoIndex() {
        // given
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("entries: {gpu: [{version: 1.0.0}]}\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        });

        // then
        assertThat(failure(repository()).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(registry()).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aBodyThatDripsForEverIsLeft() {
        // given
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write('#');
                exchange.getResponseBody().flush();
            }
        });

        // when: much at once is too large, little is too slow; this server is quick
        EidosException failure = failure(repository());

        // then
        assertThat(failure.code()).isIn(ErrorCode.INVALID_INPUT, ErrorCode.TIMED_OUT);
        assertThat(failure.object()).isEqualTo(repository() + "/index.yaml");
    }

    @Test
    void aServerThatSaysNothingIsLeft() {
        // given
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('#');
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        // then
        assertThat(failure(repository()).code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(failure(registry()).code()).isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void anIndexOfMoreThan32MebibytesIsNotRead() {
        // given
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 1L << 40);
            exchange.getResponseBody().write('#');
            exchange.getResponseBody().flush();
        });

        // then
        assertThat(failure(repository()).reason()).contains("at most 32 MiB are read");
    }

    @Test
    void aChartThatIsAPageIsRefused() {
        // given
        answer(exchange -> send(
                exchange,
                200,
                exchange.getRequestURI().getPath().equals(INDEX)
                        ? "entries: {gpu: [{version: 1.0.0, urls: [gpu.tgz]}]}"
                        : "<html>"));

        // when
        EidosException failure = failure(repository());

        // then
        assertThat(failure.what() + ": " + failure.object())
                .isEqualTo("cannot read the chart: " + repository() + "/gpu.tgz");
        assertThat(failure.reason()).isEqualTo("Not in GZIP format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://[", "ftp://elsewhere/gpu.tgz", "http:gpu", "oci://"})
    void anAddressThatLeadsElsewhereIsNotAsked(String url) {
        // given
        answer(exchange -> send(exchange, 200, "entries: {gpu: [{version: 1.0.0, urls: ['" + url + "']}]}"));

        // then
        assertThat(failure(repository()).code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"401, FORBIDDEN", "403, FORBIDDEN", "404, NOT_FOUND", "500, UNAVAILABLE"})
    void aRegistryThatRefusesIsToldWithItsReference(int status, ErrorCode code) {
        // given
        answer(exchange -> send(exchange, status, "<html>"));

        // when
        EidosException failure = failure(registry());

        // then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.object()).isEqualTo(registry() + "/gpu:1.0.0");
        assertThat(failure.reason()).contains(String.valueOf(status));
    }

    @Test
    void aRegistryThatAnswersWithAPageIsRefused() {
        // given
        answer(exchange -> send(exchange, 200, "<html>"));

        // then
        assertThat(failure(registry()).code()).isEqualTo(ErrorCode.INVALID_INPUT);
    }

    @Test
    void aRegistryThatHasAnotherChartThereIsRefused() {
        // given
        byte[] other = PackedChart.of("net", "1.0.0").bytes();
        String digest = OciLayout.sha256(other);
        answer(exchange -> {
            if (exchange.getRequestURI().getPath().contains("/manifests/")) {
                send(
                        exchange,
                        200,
                        "{\"layers\": [{\"mediaType\": \"" + OciLayout.LAYER + "\", \"digest\": \"sha256:" + digest
                                + "\", \"size\": " + other.length + "}]}");
            } else {
                exchange.sendResponseHeaders(200, other.length);
                exchange.getResponseBody().write(other);
            }
        });

        // then
        assertThat(failure(registry()).reason()).isEqualTo("it is net 1.0.0");
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String repository() {
        return "http://" + host() + "/charts";
    }

    private String registry() {
        return "oci://" + host() + "/charts";
    }

    /** That waits a second at the most. */
    private static OnlineCharts charts() {
        Duration second = Duration.ofSeconds(1);
        var web = new WebAccess(Map.of());
        return new OnlineCharts(
                new HttpDocument(
                        second, second, HttpDocument.standard(web, null).maxBytes(), web, null),
                new RegistryOptions(
                        true, Map.of(), Path.of("/nonexistent"), null, second, second, second, second, _ -> {}));
    }

    private static EidosException failure(String repository) {
        return failure(charts(), repository);
    }

    private static EidosException failure(OnlineCharts charts, String repository) {
        EidosException failure =
                catchThrowableOfType(EidosException.class, () -> charts.find(new ChartRef("gpu", "1.0.0", repository)));
        assertThat(failure).isNotNull();
        return failure;
    }
}
