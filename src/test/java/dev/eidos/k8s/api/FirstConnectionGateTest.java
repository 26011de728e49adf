package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.testing.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FirstConnectionGateTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    /** Requests wait in it until the test answers them. */
    private static final class Held implements Transport {
        final ConcurrentLinkedQueue<CompletableFuture<HttpReply>> sent = new ConcurrentLinkedQueue<>();

        @Override
        public HttpReply send(HttpCall call) throws IOException, InterruptedException {
            var answer = new CompletableFuture<HttpReply>();
            sent.add(answer);
            try {
                return answer.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
            }
        }

        @Override
        public String server() {
            return "https://held";
        }

        @Override
        public String namespace() {
            return "default";
        }

        @Override
        public void close() {}

        void awaitSent(int count) {
            Await.until(count + " requests", LONG, () -> sent.size() == count);
        }

        void answerAll() {
            sent.forEach(answer -> answer.complete(new HttpReply(200, null, InputStream.nullInputStream())));
        }
    }

    private final Held server = new Held();
    private final FirstConnectionGate connection = new FirstConnectionGate(server);

    @Test
    void theFirstGoesAloneAndTheOthersAfterItsAnswer() throws Exception {
        // given
        List<CompletableFuture<HttpReply>> all = new ArrayList<>();
        all.add(ask(LONG));
        server.awaitSent(1);

        // when
        all.add(askAndWait());
        all.add(askAndWait());

        // then
        assertThat(server.sent).hasSize(1);

        // when
        server.answerAll();
        server.awaitSent(3);
        server.answerAll();

        // then
        assertThat(all).allSatisfy(answer -> assertThat(answer.get().status()).isEqualTo(200));
    }

    @Test
    void whoWaitedFailsWithTheFirstAndTheNextTriesAgain() throws Exception {
        // given
        var first = ask(LONG);
        server.awaitSent(1);
        var second = askAndWait();

        // when
        server.sent.element().completeExceptionally(new ConnectException("refused"));

        // then
        for (var failed : List.of(first, second)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(failed::get)
                    .withCauseInstanceOf(ConnectException.class);
        }
        assertThat(server.sent).hasSize(1);

        // when
        var third = ask(LONG);
        server.awaitSent(2);
        server.answerAll();

        // then
        assertThat(third.get().status()).isEqualTo(200);
    }

    @Test
    void nobodyWaitsLongerThanItsLimit() {
        // given
        var unused = ask(LONG);
        server.awaitSent(1);

        // when, then
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(ask(Duration.ofMillis(50))::get)
                .withCauseInstanceOf(HttpTimeoutException.class);
        assertThat(unused).isNotDone();
    }

    @Test
    void anInterruptionOfTheFirstConcernsNobodyElse() throws Exception {
        // given
        Thread first = Thread.ofVirtual().start(() -> {
            try {
                connection.send(call(LONG));
            } catch (IOException | InterruptedException e) {
                // what this test is about
            }
        });
        server.awaitSent(1);
        var second = ask(LONG);

        // when
        first.interrupt();
        server.awaitSent(2);
        server.answerAll();

        // then
        assertThat(second.get().status()).isEqualTo(200);
    }

    @Test
    void afterAConnectionIsGivenUpTheNextGoesAloneAgain() throws Exception {
        // given
        var first = ask(LONG);
        server.awaitSent(1);
        server.answerAll();
        first.get();

        // when
        connection.abandonConnectionsBefore(System.nanoTime());
        var second = ask(LONG);
        server.awaitSent(2);
        var third = askAndWait();

        // then
        assertThat(server.sent).hasSize(2);

        // when
        server.answerAll();
        server.awaitSent(3);
        server.answerAll();

        // then
        assertThat(second.get().status()).isEqualTo(200);
        assertThat(third.get().status()).isEqualTo(200);
    }

    private CompletableFuture<HttpReply> ask(Duration limit) {
        var answer = new CompletableFuture<HttpReply>();
        Thread.ofVirtual().start(() -> answer(answer, limit));
        return answer;
    }

    /** Asks, and waits until the request waits for another one: for a time, unlike what the server holds. */
    private CompletableFuture<HttpReply> askAndWait() {
        var answer = new CompletableFuture<HttpReply>();
        Thread asking = Thread.ofVirtual().start(() -> answer(answer, LONG));
        Await.until("a request that waits", LONG, () -> asking.getState() == Thread.State.TIMED_WAITING);
        return answer;
    }

    private void answer(CompletableFuture<HttpReply> answer, Duration limit) {
        try {
            answer.complete(connection.send(call(limit)));
        } catch (IOException | InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private static HttpCall call(Duration limit) {
        return new HttpCall("GET", "/", null, null, limit, false);
    }
}
