package dev.eidos.live.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.live.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Answers that a cluster should not give: each is told as unknown, or read within limits. */
class HostileServerTest {
    private static final String PODS = "/api/v1/namespaces/shop/pods";
    private static final String METRICS = "/api/v1/namespaces/gpu/pods/exporter:9400/proxy/metrics";

    @RegisterExtension
    private final ScriptedServer server = new ScriptedServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aListThatExpiresInItsMiddleIsReadAnewAndNothingOfItIsMissed() throws IOException, InterruptedException {
        // given
        var asked = new AtomicInteger();
        server.on(PODS, exchange -> {
            boolean more = exchange.getRequestURI().getQuery().contains("continue=");
            int time = asked.getAndIncrement();
            if (more && time == 1) {
                ScriptedServer.status(410, "Expired", "The provided continue parameter is too old")
                        .answer(exchange);
            } else {
                ScriptedServer.json(200, page(more ? 3 : 0, more ? "" : "c1")).answer(exchange);
            }
        });

        // when
        Listed pods = read(cluster -> cluster.first(4, ObjectKind.PODS, "shop", Map.of(), _ -> true));

        // then
        assertThat(pods.isKnown()).isTrue();
        assertThat(pods.items())
                .extracting(pod -> pod.text("metadata", "name"))
                .containsExactly("p0", "p1", "p2", "p3");
    }

    @Test
    void aListThatExpiresAgainAndAgainIsUnknown() throws IOException, InterruptedException {
        // given
        server.on(PODS, ScriptedServer.status(410, "Expired", "The provided continue parameter is too old"));

        // when
        Listed pods = read(cluster -> cluster.list(ObjectKind.PODS, "shop"));

        // then
        assertThat(unknown(pods)).contains("cannot list pods", "expired 3 times");
    }

    @Test
    void aConnectionThatIsDroppedInTheMiddleOfAListIsUnknown() throws IOException, InterruptedException {
        // given
        server.on(PODS, exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write("{\"kind\":\"PodList\",\"items\":[".getBytes(StandardCharsets.UTF_8));
        });

        // when
        Listed pods = read(cluster -> cluster.list(ObjectKind.PODS, "shop"));

        // then
        assertThat(unknown(pods)).contains("cannot be reached");
    }

    @Test
    void whatIsNoListIsUnknown() throws IOException, InterruptedException {
        for (String answer : List.of("<html>sign in</html>", "{}", "[]", "{\"items\":{}}")) {
            // given
            server.on(PODS, ScriptedServer.json(200, answer));

            // when
            Listed pods = read(cluster -> cluster.list(ObjectKind.PODS, "shop"));

            // then
            assertThat(pods.isKnown()).as(answer).isFalse();
        }
    }

    @Test
    void aServerThatRefusesWithItsOwnTroubleIsUnknownAndNotForbidden() throws IOException, InterruptedException {
        // given
        server.on(PODS, ScriptedServer.status(500, "InternalError", "etcd leader changed"));

        // when
        Listed pods = read(cluster -> cluster.list(ObjectKind.PODS, "shop"));

        // then
        assertThat(unknown(pods)).contains("etcd leader changed").doesNotContain("may not be");
    }

    @Test
    void anExporterOfWhichThereIsNoEndIsReadWithinLimits() throws IOException, InterruptedException {
        // given
        server.on(METRICS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] line = ("x".repeat(99_999) + "\n").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) {
                exchange.getResponseBody().write(line);
            }
        });

        // when
        Scrape.Answer answer = scrape();

        // then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Scrape.Answer.Lines.class,
                        lines -> assertThat(lines.lines().stream()
                                        .mapToInt(String::length)
                                        .sum())
                                .isEqualTo(4 << 20));
    }

    @Test
    void anExporterThatHangsUpSaysNothing() throws IOException, InterruptedException {
        // given
        server.on(METRICS, exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
        });

        // then
        assertThat(scrape()).isInstanceOf(Scrape.Answer.Nothing.class);
    }

    @Test
    void anExporterThatBeginsAndNeverEndsIsGivenUp() throws IOException, InterruptedException {
        // given
        server.on(METRICS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("DCGM_FI".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            server.hold();
        });

        // when
        Scrape.Answer answer = scrape();

        // then
        assertThat(answer).isEqualTo(new Scrape.Answer.Nothing("its answer did not end in 10 s"));
    }

    @Test
    void theProxysOwnWordIsToldWhereThePodDoesNotAnswer() throws IOException, InterruptedException {
        // given
        server.on(METRICS, ScriptedServer.status(503, "ServiceUnavailable", "error trying to reach service"));

        // then
        assertThat(scrape()).isEqualTo(new Scrape.Answer.Nothing("error trying to reach service"));
    }

    @Test
    void aPodThatRefusesByItselfIsNotTakenForALackOfRights() throws IOException, InterruptedException {
        // given
        server.on(METRICS, ScriptedServer.json(403, "denied by the exporter"));
        Scrape.Answer ofPod = scrape();
        server.on(METRICS, ScriptedServer.status(403, "Forbidden", "jo cannot get pods/proxy"));

        // then
        assertThat(ofPod).isEqualTo(new Scrape.Answer.Nothing("the server answered 403: denied by the exporter"));
        assertThat(scrape()).isEqualTo(new Scrape.Answer.Forbidden("jo cannot get pods/proxy"));
    }

    private Scrape.Answer scrape() throws IOException, InterruptedException {
        return read(cluster -> cluster.scrape().metrics("gpu", "exporter", 9400));
    }

    private <T> T read(Question<T> question) throws IOException, InterruptedException {
        try (ApiClient api = server.access(folder).open(RetryPolicy.BRIEF)) {
            return question.ask(LiveCluster.of(api));
        }
    }

    private interface Question<T> {
        T ask(LiveCluster cluster) throws InterruptedException;
    }

    private static String unknown(Listed listed) {
        assertThat(listed.items()).isEmpty();
        assertThat(listed.unread()).extracting(Finding::weight).containsExactly(Finding.Weight.UNKNOWN);
        return listed.unread().getFirst().reason();
    }

    private static String page(int first, String token) {
        Value items = Value.sequence(IntStream.range(first, first + 3)
                .<Value>mapToObj(i -> Value.mapping(pod -> pod.put("metadata", meta -> meta.put("name", "p" + i))))
                .toList());
        return JsonWriter.write(Value.mapping(list -> {
            list.put("metadata", meta -> meta.put("continue", token));
            list.put("items", items);
        }));
    }
}
