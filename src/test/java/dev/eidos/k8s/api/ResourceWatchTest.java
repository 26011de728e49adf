package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ResourceWatchTest {
    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    private final AtomicInteger watches = new AtomicInteger();

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
            Thread.sleep(2_000);
        }

        // then: it was 400
        assertThat(watches.get()).isBetween(2, 12);
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
