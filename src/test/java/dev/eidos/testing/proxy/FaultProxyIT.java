package dev.eidos.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.eidos.testing.ApiServer;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.Permission;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.TestUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FaultProxyIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("proxy");

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private FaultProxy proxy;
    private RawApi api;

    @BeforeEach
    void start() throws IOException {
        proxy = new FaultProxy(namespace.api().server());
        api = new RawApi(ApiServer.of(proxy.kubeconfig(directory)));
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        proxy.close();
    }

    @Test
    void objectsGoThroughUnchanged() {
        // when
        api.post(namespace.core("configmaps"), configMap("a", "text with ü and \\n"));

        // then
        assertThat(Fields.text(namespace.api().get(namespace.core("configmaps/a")), "data", "key"))
                .isEqualTo("text with ü and \\n");
        assertThat(api.find(namespace.core("configmaps/none"))).isEmpty();
        assertThat(proxy.log()).hasSize(2).extracting(Exchange::status).containsExactly(201, 404);
        assertThat(proxy.requests(Request.of("create", "configmaps"))).hasSize(1);
    }

    @Test
    void whoLogsInThroughItHasThatUsersPermissions() throws IOException {
        // given
        try (var user =
                new TestUser(namespace.api(), Permission.in(namespace.name(), "", "configmaps", "list", "create"))) {
            var limited =
                    new RawApi(ApiServer.of(proxy.as(user.name(), "readers").kubeconfig(directory)));

            // when
            limited.post(namespace.core("configmaps"), configMap("a", "b"));
            int denied = limited.send("GET", namespace.core("pods"), "", "").statusCode();
            var review = limited.post(
                    "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", """
                        {"spec":{"namespace":"%s"}}
                        """.formatted(namespace.name()));

            // then
            assertThat(denied).isEqualTo(403);
            assertThat(Fields.items(review, "status", "resourceRules"))
                    .anySatisfy(rule ->
                            assertThat(Fields.text(rule, "resources", 0)).isEqualTo("configmaps"));
        }
    }

    @Test
    void aCallerThatTheProxyDoesNotKnowIsUnauthorized() throws Exception {
        // when
        var answer = client.send(request("/as/9/version").build(), HttpResponse.BodyHandlers.ofString());

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"reason\":\"Unauthorized\"");
    }

    @Test
    void aRuleAppliesToTheRequestsThatItNamesAndThenNoMore() throws Exception {
        // given
        Rule busy = proxy.when(Request.of("list", "pods"))
                .from(2)
                .times(2)
                .then(Refusal.tooManyRequests(Duration.ofSeconds(3)));

        // when
        List<Integer> statuses =
                List.of(status("pods"), status("pods"), status("configmaps"), status("pods"), status("pods"));

        // then
        assertThat(statuses).containsExactly(200, 429, 200, 429, 200);
        assertThat(busy.applied()).isEqualTo(2);
    }

    @Test
    void refusalsHaveTheServersForm() throws Exception {
        // given
        proxy.when(Request.any()).then(Refusal.tooManyRequests(Duration.ofSeconds(3)));

        // when
        var answer = client.send(request("/version").build(), HttpResponse.BodyHandlers.ofString());

        // then
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
        assertThat(answer.body()).contains("\"kind\":\"Status\"").contains("\"code\":429");
    }

    @Test
    void eventsOfAWatchArriveOneByOneUntilTheConnectionIsCut() throws Exception {
        // given
        proxy.when(Request.of("watch", "configmaps")).then(Fault.cutAfterLines(2));
        try (BufferedReader events = watch()) {
            // when
            namespace.api().post(namespace.core("configmaps"), configMap("one", ""));
            String first = events.readLine();
            namespace.api().post(namespace.core("configmaps"), configMap("two", ""));
            String second = events.readLine();

            // then
            assertThat(first).contains("ADDED").contains("\"name\":\"one\"");
            assertThat(second).contains("\"name\":\"two\"");
            assertThatIOException().isThrownBy(events::readLine).withStackTraceContaining("Connection reset");
        }
    }

    @Test
    void aClientThatGoesAwayDuringASilentWatchIsNoticed() throws Exception {
        // given
        watch();
        assertThat(proxy.openConnections()).isEqualTo(1);

        // when
        client.shutdownNow();

        // then
        Await.until("the connection's end", SOON, () -> proxy.openConnections() == 0);
    }

    @Test
    void aWatchCanExpireAndEndInGoodOrder() throws Exception {
        // given
        proxy.when(Request.of("watch", "configmaps")).nth(1).then(Fault.expireAfterLines(1));
        proxy.when(Request.of("watch", "configmaps"))
                .then(Fault.endAfterLines(1), Fault.replaceLines(line -> line.replace("ADDED", "CHANGED")));
        namespace.api().post(namespace.core("configmaps"), configMap("one", ""));

        // when
        List<String> expired = watch().lines().toList();
        List<String> changed = watch().lines().toList();

        // then
        assertThat(expired).hasSize(2);
        assertThat(expired.getLast()).contains("ERROR").contains("410");
        assertThat(changed).singleElement().asString().contains("CHANGED");
    }

    @Test
    void bodiesCanBeTamperedWith() {
        // given
        namespace.api().post(namespace.core("configmaps"), configMap("a", "right"));
        proxy.when(Request.of("get", "configmaps"))
                .times(1)
                .then(Fault.replaceBody(body -> body.replace("right", "wrong")));
        proxy.when(Request.of("get", "configmaps")).then(Fault.truncateBody(10));

        // when
        String tampered = Fields.text(api.get(namespace.core("configmaps/a")), "data", "key");
        String truncated =
                api.send("GET", namespace.core("configmaps/a"), "", "").body();

        // then
        assertThat(tampered).isEqualTo("wrong");
        assertThat(truncated).hasSize(10);
    }

    @Test
    void aLostAnswerIsToSomethingThatWasDone() {
        // given
        proxy.when(Request.of("create", "configmaps")).then(Fault.cutAnswer());

        // when
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> api.post(namespace.core("configmaps"), configMap("a", "")))
                .withCauseInstanceOf(IOException.class);

        // then
        assertThat(namespace.api().find(namespace.core("configmaps/a"))).isPresent();
    }

    @Test
    void aTestCanActBetweenTwoRequests() throws Exception {
        // given
        namespace.api().post(namespace.core("configmaps"), configMap("a", ""));
        var gate = new Gate();
        proxy.when(Request.of("get", "configmaps")).then(Fault.hold(gate));

        // when
        var found = CompletableFuture.supplyAsync(() -> api.find(namespace.core("configmaps/a")));
        gate.awaitReached(SOON);
        boolean deleted = namespace.api().delete(namespace.core("configmaps/a"));
        gate.open();

        // then
        assertThat(deleted).isTrue();
        assertThat(found.get()).isEmpty();
    }

    @Test
    void aServerCanGoAwayAndComeBack() throws Exception {
        // given
        assertThat(status("pods")).isEqualTo(200);
        BufferedReader events = watch();

        // when
        proxy.goAway();

        // then
        assertThatIOException().isThrownBy(events::readLine);
        assertThatIOException().isThrownBy(() -> status("pods")).isInstanceOf(java.net.ConnectException.class);

        // when
        proxy.comeBack();

        // then
        assertThat(status("pods")).isEqualTo(200);
    }

    @Test
    void aServerCanHangWithOneRequestOrAltogether() throws Exception {
        // given
        proxy.when(Request.of("list", "pods")).times(1).then(Fault.hang());
        proxy.when(Request.of("list", "secrets")).then(Fault.delay(Duration.ofMillis(300)));

        // then
        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> status("pods"));
        assertThat(status("pods")).isEqualTo(200);
        assertThat(status("secrets")).isEqualTo(200);
        assertThat(proxy.awaitAnswer(Request.of("list", "secrets"), SOON).took())
                .isGreaterThan(Duration.ofMillis(290));

        // when
        proxy.freeze();

        // then
        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> status("pods"));

        // when
        proxy.thaw();

        // then
        assertThat(status("pods")).isEqualTo(200);
    }

    private int status(String resource) throws IOException, InterruptedException {
        return client.send(
                        request(namespace.core(resource))
                                .timeout(Duration.ofSeconds(1))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private BufferedReader watch() throws IOException, InterruptedException {
        return new BufferedReader(new InputStreamReader(
                client.send(
                                request(namespace.core("configmaps")
                                                + "?watch=true&fieldSelector=metadata.name%21%3Dkube-root-ca.crt")
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(proxy.url() + path));
    }

    private static String configMap(String name, String value) {
        return "{\"metadata\":{\"name\":\"%s\"},\"data\":{\"key\":\"%s\"}}"
                .formatted(name, value.replace("\\", "\\\\"));
    }
}
