package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.api.Transport;
import dev.eidos.k8s.credential.AccessNotices;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTransportTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void ofARequestTheQueryIsToldOnlyWhereItMakesAnotherOfIt() throws Exception {
        // given
        var transport = new ToldTransport(new Answering(201), listener());

        // when
        for (String target : List.of(
                "/version",
                "/api/v1/nodes?limit=500&continue=s3cr3t",
                "/api/v1/namespaces/a/pods?dryRun=All",
                "/api/v1/namespaces/a/pods?labelSelector=a&watch=true")) {
            transport.send(call(target));
        }

        // then
        assertThat(told.stream().map(line -> line.replaceAll("\\d+ ms", "0 ms")))
                .containsExactly(
                        "GET /version: 201 in 0 ms",
                        "GET /api/v1/nodes: 201 in 0 ms",
                        "GET /api/v1/namespaces/a/pods (dry run): 201 in 0 ms",
                        "GET /api/v1/namespaces/a/pods (watch): 201 in 0 ms");
    }

    @Test
    void aRequestWithoutAnAnswerIsToldAndFailsAsBefore() {
        // given
        var transport = new ToldTransport(new Answering(0), listener());

        // then
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> transport.send(call("/version")));
        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("GET /version: no answer (ConnectException) in "));
    }

    private static HttpCall call(String target) {
        return new HttpCall("GET", target, null, null, Duration.ofSeconds(1), false);
    }

    private AccessNotices listener() {
        return new AccessNotices() {
            @Override
            public void warn(String message) {}

            @Override
            public void pluginSays(String line) {}

            @Override
            public boolean canAsk() {
                return false;
            }

            @Override
            public void detail(String message) {
                told.add(message);
            }
        };
    }

    /** @param status 0 for no answer */
    private record Answering(int status) implements Transport {
        @Override
        public String server() {
            return "https://a";
        }

        @Override
        public String namespace() {
            return "default";
        }

        @Override
        public HttpReply send(HttpCall call) throws IOException {
            if (status == 0) {
                throw new ConnectException();
            }
            return new HttpReply(status, null, InputStream.nullInputStream());
        }

        @Override
        public void close() {}
    }
}
