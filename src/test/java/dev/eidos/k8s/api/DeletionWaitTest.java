package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class DeletionWaitTest {
    private static final String LIST = """
        {"metadata":{"resourceVersion":"7"},"items":[%s]}
        """;
    private static final String POD = """
        {"metadata":{"name":"a","uid":"1","resourceVersion":"8"}}\
        """;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
    }

    private static boolean isWatch(String query) {
        return query != null && query.contains("watch=true");
    }

    private DeletionWait wait(String uid) throws InterruptedException {
        ApiClient api = ApiClient.over(HttpTransport.over(http, URI.create(server.url())), RetryPolicy.BRIEF);
        return DeletionWait.of(
                api,
                "cannot list the pods",
                ApiRequest.get("/pods", "pods"),
                pod -> pod.text("metadata", "uid").equals(uid));
    }

    private static long inSeconds(long seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void theWatchTellsWhatIsGone() throws Exception {
        // given
        server.on("/pods", exchange -> {
            if (isWatch(exchange.getRequestURI().getQuery())) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody()
                        .write(("{\"type\":\"DELETED\",\"object\":" + POD + "}\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                server.hold();
            } else {
                ScriptedServer.json(200, LIST.formatted(POD)).answer(exchange);
            }
        });

        // when
        DeletionWait wait = wait("1");

        // then
        assertThat(wait.left()).hasSize(1);
        assertThat(wait.until(inSeconds(20))).isEmpty();
        assertThat(server.requests().getLast()).contains("watch=true").contains("resourceVersion=7");
    }

    @Test
    void whatIsStillThereAtTheDeadlineIsTold() throws Exception {
        // given
        server.on("/pods", exchange -> {
            if (isWatch(exchange.getRequestURI().getQuery())) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                server.hold();
            } else {
                ScriptedServer.json(200, LIST.formatted(POD)).answer(exchange);
            }
        });

        // when
        List<Value> left = wait("1").until(inSeconds(1));

        // then
        assertThat(left).extracting(pod -> pod.text("metadata", "name")).containsExactly("a");
    }

    @Test
    void whereWatchingIsForbiddenItLooksAgain() throws Exception {
        // given
        var looks = new AtomicInteger();
        server.on("/pods", exchange -> {
            boolean watched = isWatch(exchange.getRequestURI().getQuery());
            ScriptedServer.Script script = watched
                    ? ScriptedServer.status(403, "Forbidden", "pods is forbidden")
                    : ScriptedServer.json(200, LIST.formatted(looks.incrementAndGet() < 3 ? POD : ""));
            script.answer(exchange);
        });

        // when
        List<Value> left = wait("1").until(inSeconds(20));

        // then
        assertThat(left).isEmpty();
        assertThat(looks).hasValue(3);
    }

    @Test
    void anotherObjectOfTheNameIsNotAwaited() throws Exception {
        // given
        server.on("/pods", ScriptedServer.json(200, LIST.formatted(POD)));

        // when
        List<Value> left = wait("of the one before").until(inSeconds(20));

        // then
        assertThat(left).isEmpty();
        assertThat(server.requests()).containsExactly("/pods");
    }
}
