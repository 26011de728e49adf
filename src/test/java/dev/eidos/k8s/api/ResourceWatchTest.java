package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ResourceWatchTest {
    /** Half of the second pause, in milliseconds: the least that it may be. */
    private static final long FIRST_PAUSE = 100;

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    private final AtomicInteger watches = new AtomicInteger();
    private final List<Long> times = new CopyOnWriteArrayList<>();

    @Test
    void aLineThatIsCutOffOpensTheWatchAnew() throws Exception {
        // given
        serve("\"\\u\n", "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"2\"}}}\n");
        var seen = new CountDownLatch(1);

        // when
        try (var api = server.access(directory).open(RetryPolicy.BRIEF);
                var watch = watch(api, seen)) {
            // then
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.trouble()).isNull();
        }
    }

    @Test
    void aServerThatCallsEveryWatchTooOldIsAskedMoreAndMoreSeldom() throws Exception {
        // given
        String added = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"2\"}}}\n";
        serve(added + "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}\n");

        // when
        try (var api = server.access(directory).open(RetryPolicy.BRIEF);
                var _ = watch(api, new CountDownLatch(1))) {
            Await.until("six watches", Duration.ofSeconds(20), () -> times.size() >= 6);
        }

        // then: the second comes at once, and each later one after a pause that has doubled, less half of it by chance
        List<Long> pauses = IntStream.range(2, 6)
                .mapToObj(i -> TimeUnit.NANOSECONDS.toMillis(times.get(i) - times.get(i - 1)))
                .toList();
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isGreaterThanOrEqualTo(FIRST_PAUSE << i);
        }
    }

    @Test
    void aFailureInPlaceOfEventsIsARefusal() throws Exception {
        // given
        serve("{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":400,\"message\":\"no\"}\n");
        var refused = new CountDownLatch(1);

        // when
        try (var api = server.access(directory).open(RetryPolicy.BRIEF);
                var _ = watch(api, new CountDownLatch(1), refused)) {
            // then
            assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Answers the n-th watch with the n-th of these, and each later one with the last. */
    private void serve(String... answers) {
        server.on("/things", exchange -> {
            if (exchange.getRequestURI().toString().contains("watch=true")) {
                times.add(System.nanoTime());
                int n = Math.min(watches.getAndIncrement(), answers.length - 1);
                byte[] bytes = answers[n].getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(bytes);
            } else {
                ScriptedServer.json(200, "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}")
                        .answer(exchange);
            }
        });
    }

    private static ResourceWatch watch(ApiClient api, CountDownLatch seen) {
        return watch(api, seen, new CountDownLatch(1));
    }

    private static ResourceWatch watch(ApiClient api, CountDownLatch seen, CountDownLatch refused) {
        var collection = ApiRequest.get("/things", "things");
        return ResourceWatch.start(api, collection, "1", new ResourceWatch.Sink() {
            @Override
            public void seen(Value object) {
                seen.countDown();
            }

            @Override
            public void gone(Value object) {}

            @Override
            public void listed(List<Value> objects) {}

            @Override
            public void refused(ApiStatus status) {
                refused.countDown();
            }
        });
    }
}
