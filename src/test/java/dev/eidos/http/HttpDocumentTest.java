package dev.eidos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpDocumentTest {
    private static final int MAX = 1000;

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpDocument reader(Duration total) {
        return new HttpDocument(Duration.ofSeconds(5), total, MAX, new WebAccess(Map.of()), "1.2.3");
    }

    private static SourceText read(URI url) throws InterruptedException {
        return reader(Duration.ofSeconds(20)).read(url);
    }

    private static EidosException failure(Duration total, URI url) {
        return assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> reader(total).read(url))
                .actual();
    }

    private static EidosException failure(URI url) {
        return failure(Duration.ofSeconds(20), url);
    }

    @Test
    void aDocumentIsReadUnderItsUrlWithoutTheQuery() throws InterruptedException {
        // given
        server.text("/s.yaml", 200, "größe: 1\n");

        // when
        SourceText read = read(server.url("/s.yaml?signature=hunter2"));

        // then
        assertThat(read).isEqualTo(new SourceText(server.url("/s.yaml") + "?…", "größe: 1\n"));
        assertThat(server.userAgents()).containsExactly("eidos/1.2.3");
    }

    @Test
    void withoutAVersionNoneIsSent() throws InterruptedException {
        // given
        server.text("/s", 200, "a: 1");

        // when
        HttpDocument.standard(new WebAccess(Map.of()), null).read(server.url("/s"));

        // then
        assertThat(server.userAgents()).singleElement().asString().doesNotContain("eidos");
    }

    @Test
    void redirectsWithinTheSchemeAreFollowed() throws InterruptedException {
        // given
        server.redirect("/1", "/2");
        server.redirect("/2", server.url("/3").toString());
        server.redirect("/3", "4");
        server.redirect("/4", "5");
        server.redirect("/5", "6");
        server.text("/6", 200, "a: 1");

        // when, then
        assertThat(read(server.url("/1")).text()).isEqualTo("a: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, http:// to file://",
        "https://127.0.0.1:1/s, http:// to https://",
        "ftp://127.0.0.1/s, http:// to ftp://",
        "jar:file:/x!/y, http:// to jar://",
        "'', not say where",
        "http://user:hunter2@127.0.0.1/s, credentials",
        "http:///s, no host",
        "http://a b/, no URL",
    })
    void aRedirectToAnotherSchemeOrNowhereIsNotFollowed(String location, String reason) {
        // given
        server.redirect("/s", location);

        // when
        EidosException failure = failure(server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED);
        assertThat(failure.object()).isEqualTo(server.url("/s").toString());
        assertThat(failure).hasMessageContaining(reason);
        assertThat(failure.getMessage() + failure.suggestion()).doesNotContain("hunter2");
    }

    @Test
    void aRedirectThatGoesRoundIsGivenUp() {
        // given
        server.redirect("/s", "/s");

        // when
        EidosException failure = failure(server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED);
        assertThat(failure).hasMessageContaining("more than 5 redirects");
        assertThat(server.userAgents()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "400, FAILED",
        "204, FAILED",
        "304, FAILED",
    })
    void aStatusDecidesTheCode(int status, ErrorCode code) {
        // given
        server.text("/s", status, "");

        // when
        EidosException failure = failure(server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("the server answers " + status);
    }

    @Test
    void aBodyThatDribblesEndsWithTheTime() {
        // given
        server.at("/s", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(50);
            }
        });

        // when
        long start = System.nanoTime();
        EidosException failure = failure(Duration.ofMillis(500), server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(failure).hasMessageContaining("500 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aServerThatDoesNotAnswerEndsWithTheTime() throws IOException {
        // given
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // when
            EidosException failure =
                    failure(Duration.ofMillis(500), URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/s"));

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.TIMED_OUT);
        }
    }

    @Test
    void whatIsAnnouncedAsTooLargeIsNotBegun() {
        // given
        server.at("/s", exchange -> {
            exchange.sendResponseHeaders(200, 5L << 20);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            Thread.sleep(20_000);
        });

        // when
        EidosException failure = failure(server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure).hasMessageContaining("5 MiB").hasMessageContaining("at most 1000 bytes");
    }

    @Test
    void whatDoesNotEndIsNotReadToTheEnd() {
        // given
        var sent = new AtomicLong();
        server.at("/s", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[64 << 10];
            while (sent.get() < 4L << 30) {
                exchange.getResponseBody().write(part);
                sent.addAndGet(part.length);
            }
        });

        // when
        EidosException failure = failure(server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure).hasMessageContaining("at most 1000 bytes");
        assertThat(sent.get()).isLessThan(64L << 20);
    }

    @Test
    void asMuchAsIsAllowedIsRead() throws InterruptedException {
        // given
        server.text("/s", 200, "x".repeat(MAX));

        // when, then
        assertThat(read(server.url("/s")).text()).hasSize(MAX);
    }

    @Test
    void aBodyThatBreaksOffIsNoDocument() {
        // given
        server.at("/s", exchange -> {
            exchange.sendResponseHeaders(200, 500);
            exchange.getResponseBody().write("a: 1\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });

        // when
        EidosException failure = failure(server.url("/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("500");
    }

    @Test
    void whereNobodyListensIsUnavailable() throws IOException {
        // given
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        // when
        EidosException failure = failure(URI.create("http://127.0.0.1:" + port + "/s"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("connection refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://no-such-host.invalid/s", "https://no-such-host.invalid/s"})
    void aHostWithoutAddressIsUnavailable(String url) {
        // when, then
        assertThat(failure(URI.create(url)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aServerWithoutTlsIsNoHttpsServer() throws IOException {
        // given
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerPlainly(plain));

            // when
            EidosException failure = failure(URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/s"));

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("no secure connection");
        }
    }

    private static void answerPlainly(ServerSocket plain) {
        try (var connection = plain.accept()) {
            connection.getInputStream().readNBytes(5);
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCompressedBodyIsNamedAsSuch() {
        // given
        server.at("/s", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {0x1f, (byte) 0x8b});
        });

        // when, then
        assertThat(failure(server.url("/s"))).hasMessageContaining("gzip");
    }

    @Test
    void noThreadOfTheClientIsLeft() throws InterruptedException {
        // given
        server.text("/s", 200, "a: 1");

        // when
        read(server.url("/s"));

        // then
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("HttpClient-") && name.endsWith("SelectorManager"));
    }
}
