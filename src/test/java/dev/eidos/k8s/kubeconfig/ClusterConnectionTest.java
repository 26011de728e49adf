package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(40)
class ClusterConnectionTest {
    private static final Selection NAME = Selection.of("name");

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void ofAnAnswerOnlyWhatIsWantedIsRead() throws IOException {
        // given
        server.on("/thing", ScriptedServer.json(200, "{\"name\":\"a\",\"other\":{\"x\":[1]}}"));

        // when
        Value thing = get(server.access(directory));

        // then
        assertThat(thing.texts()).isEqualTo(Map.of("name", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_INPUT",
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "422, INVALID_INPUT",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, TIMED_OUT"
    })
    void aRefusalKeepsTheServersWords(int status, ErrorCode code) throws IOException {
        // given
        server.on("/thing", ScriptedServer.status(status, "Whatever", "because I say so"));

        // when
        EidosException failure = refused(server.access(directory));

        // then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.object()).isEqualTo("things/a");
        assertThat(failure.reason()).isEqualTo("because I say so");
    }

    @Test
    void aRefusalThatIsNoStatusIsStillARefusal() throws IOException {
        // given
        server.on("/thing", ScriptedServer.json(502, "<html>Bad Gateway</html>"));

        // when
        EidosException failure = refused(server.access(directory));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.reason()).isEqualTo("the server answered 502");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <html>Welcome</html> | malformed JSON
        hello                | malformed JSON
        ["a"]                | it is a list
        """)
    void anAnswerThatIsNoObjectIsNoApiServers(String body, String reason) throws IOException {
        // given
        server.on("/thing", ScriptedServer.json(200, body));

        // when
        EidosException failure = refused(server.access(directory));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.reason()).startsWith(reason);
        assertThat(failure.suggestion()).contains("is an API server");
    }

    @Test
    void aBusyServerIsAskedOnceMore() throws IOException {
        // given
        var asked = new AtomicInteger();
        server.on("/thing", exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                ScriptedServer.status(429, "TooManyRequests", "later").answer(exchange);
            } else {
                ScriptedServer.json(200, "{\"name\":\"a\"}").answer(exchange);
            }
        });

        // when
        Value thing = get(server.access(directory));

        // then
        assertThat(thing.text("name")).isEqualTo("a");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRefusedConnectionIsUnavailable() throws IOException {
        // given
        server.close();

        // when
        EidosException failure = refused(server.access(directory));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.object()).isEqualTo(server.url());
        assertThat(failure.suggestion()).contains("cluster is up");
    }

    @Test
    void aServerThatAcceptsNoConnectionIsUnavailableAfterAFewSeconds() throws IOException {
        // given: a queue of connections that is full, so that Linux leaves further ones without an answer
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(full.getInetAddress(), full.getLocalPort());
                var second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            long begun = System.nanoTime();

            // when
            EidosException failure =
                    refused(ScriptedServer.access(directory, "http://127.0.0.1:" + full.getLocalPort()));

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.reason()).isEqualTo("no connection in time");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aHostThatCannotBeResolvedIsUnavailable() throws IOException {
        // when
        EidosException failure = refused(ScriptedServer.access(directory, "https://eidos.invalid:6443"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.reason()).contains("cannot be resolved");
    }

    @Test
    void aServerWithoutTlsIsUnavailable() throws IOException {
        // given
        try (var plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> refuseTls(plain));

            // when
            EidosException failure =
                    refused(ScriptedServer.access(directory, "https://127.0.0.1:" + plain.getLocalPort()));

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.reason()).startsWith("no secure connection");
        }
    }

    private static void refuseTls(ServerSocket plain) {
        while (true) {
            try (Socket socket = plain.accept()) {
                socket.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.getInputStream().readNBytes(1 << 16);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void onlyTheFirstOfManyWaitsForAServerThatDoesNotAnswer() throws Exception {
        // given
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var connection = ClusterConnection.to(
                        ScriptedServer.access(directory, "http://127.0.0.1:" + silent.getLocalPort()))) {
            List<EidosException> failures = Collections.synchronizedList(new ArrayList<>());
            long begun = System.nanoTime();

            // when
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                readers.add(Thread.startVirtualThread(() -> failures.add(refused(connection))));
            }
            for (Thread reader : readers) {
                reader.join();
            }

            // then
            assertThat(failures)
                    .hasSize(5)
                    .allSatisfy(failure -> assertThat(failure).isSameAs(failures.getFirst()));
            assertThat(failures.getFirst().code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void aBodyThatNeverEndsTimesOut() throws IOException {
        // given
        server.on("/version", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            server.hold();
        });

        // when
        EidosException failure = refused(server.access(directory));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aServerThatHidesItsVersionIsReachedAllTheSame() throws IOException {
        // given
        server.on("/version", ScriptedServer.status(403, "Forbidden", "not for you"))
                .on("/thing", ScriptedServer.json(200, "{\"name\":\"a\"}"));

        // when
        try (var connection = ClusterConnection.to(server.access(directory))) {
            // then
            assertThat(connection.get("w", "o", "/thing", NAME).text("name")).isEqualTo("a");
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(connection::version)
                    .withMessageContaining("not for you");
        }
    }

    @Test
    void closingEndsTheHttpClientsThreads() throws Exception {
        // given
        int before = selectors();
        var connection = ClusterConnection.to(server.access(directory));
        connection.version();
        int open = selectors();

        // when
        connection.close();

        // then
        assertThat(open).isEqualTo(before + 1);
        Await.until("the end of the client's thread", Duration.ofSeconds(5), () -> selectors() == before);
    }

    private static int selectors() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SelectorManager"))
                .count();
    }

    private static Value get(ClusterAccess access) {
        try (var connection = ClusterConnection.to(access)) {
            return get(connection);
        }
    }

    private static Value get(ClusterConnection connection) {
        return connection.get("cannot read the thing", "things/a", "/thing", NAME);
    }

    private static EidosException refused(ClusterAccess access) {
        return catchThrowableOfType(EidosException.class, () -> get(access));
    }

    private static EidosException refused(ClusterConnection connection) {
        return catchThrowableOfType(EidosException.class, () -> get(connection));
    }
}
