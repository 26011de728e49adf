package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagedListTest {
    private static final ScriptedServer.Script EXPIRED =
            ScriptedServer.status(410, "Expired", "The provided continue parameter is too old");

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void pagesAreFollowedToTheEnd() throws IOException {
        // given
        server.on(
                "/things", exchange -> page(exchange.getRequestURI().getQuery()).answer(exchange));

        // when
        List<String> all = list("x!=1");

        // then
        assertThat(all).containsExactly("name=a", "name=b");
        assertThat(server.requests())
                .containsExactly(
                        "/version",
                        "/things?fieldSelector=x%21%3D1&limit=500",
                        "/things?continue=t%2B1%3D&fieldSelector=x%21%3D1&limit=500");
    }

    @Test
    void anExpiredListStartsAgainAndKeepsNothing() throws IOException {
        // given
        var expired = new AtomicInteger();
        server.on("/things", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            boolean expires = query.contains("continue") && expired.incrementAndGet() < PagedList.STARTS;
            (expires ? EXPIRED : page(query)).answer(exchange);
        });

        // when
        List<String> all = list(null);

        // then
        assertThat(all).containsExactly("name=a", "name=b");
    }

    @Test
    void aListThatKeepsExpiringIsGivenUp() throws IOException {
        // given
        server.on("/things", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            (query.contains("continue") ? EXPIRED : page(query)).answer(exchange);
        });

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> list(null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(server.requests()).hasSize(1 + 2 * PagedList.STARTS);
    }

    @Test
    void aPageThatBreaksOffIsReadAnewWithWhatFollowsIt() throws IOException {
        // given
        String filler = "{\"name\":\"a\",\"x\":\"%s\"},".formatted("x".repeat(1 << 18));
        var tries = new AtomicInteger();
        server.on("/things", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            if (query.contains("continue")) {
                String name = query.contains("continue=new") ? "of the new list" : "of the old list";
                ScriptedServer.json(200, "{\"metadata\":{},\"items\":[{\"name\":\"%s\"}]}".formatted(name))
                        .answer(exchange);
            } else if (tries.incrementAndGet() == 1) {
                String half = "{\"metadata\":{\"continue\":\"old\"},\"items\":[" + filler;
                exchange.sendResponseHeaders(200, half.length() + 100);
                exchange.getResponseBody().write(half.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            } else {
                ScriptedServer.json(
                                200, "{\"metadata\":{\"continue\":\"new\"},\"items\":[" + filler + "{\"name\":\"b\"}]}")
                        .answer(exchange);
            }
        });

        // when
        List<String> all = list(null);

        // then
        assertThat(all).containsExactly("name=a", "name=b", "name=of the new list");
    }

    @Test
    void aLargePageThatIsNoJsonIsNoListOfTheApi() {
        // given
        server.on("/things", ScriptedServer.json(200, "{\"items\":[" + "{},".repeat(1 << 16) + "oops"));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> list(null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                .satisfies(e -> assertThat(e.getMessage()).contains("not an object of the API"));
    }

    @Test
    void anEmptyListIsEmpty() throws IOException {
        // given
        server.on("/things", ScriptedServer.json(200, "{\"metadata\":{},\"items\":null}"));

        // when, then
        assertThat(list(null)).isEmpty();
    }

    @Test
    void aFailureUnderASuccessIsNotAnEmptyList() {
        // given
        server.on("/things", ScriptedServer.json(200, """
            {"kind":"Status","status":"Failure","code":403,"message":"things are forbidden"}\
            """));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> list(null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("things are forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"error\":\"log in\"}", "{\"kind\":\"APIResourceList\",\"resources\":[]}"})
    void whatIsNoListIsNotAnEmptyList(String body) {
        // given
        server.on("/things", ScriptedServer.json(200, body));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> list(null))
                .satisfies(e -> assertThat(e.reason()).contains("not a list"));
    }

    private static ScriptedServer.Script page(String query) {
        return query.contains("continue")
                ? ScriptedServer.json(200, "{\"metadata\":{\"continue\":\"\"},\"items\":[{\"name\":\"b\"}]}")
                : ScriptedServer.json(
                        200, "{\"metadata\":{\"continue\":\"t+1=\"},\"items\":[{\"name\":\"a\",\"x\":1}]}");
    }

    private List<String> list(@Nullable String selector) throws IOException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            return connection.list(
                    PagedList.of("things", "/things", selector, "name"),
                    ArrayList<String>::new,
                    (all, item) -> all.add(names(item)));
        }
    }

    /** All that was read of an item. */
    private static String names(Value item) {
        return item.texts().entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
