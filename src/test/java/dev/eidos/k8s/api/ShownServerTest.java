package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

class ShownServerTest {
    @Test
    void messagesNameAServerWithoutItsSecrets() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            // given
            URI server = URI.create("https://me:hunter2@api.example:6443/prefix?token=hunter2");

            // when
            ApiClient client = ApiClient.over(HttpTransport.over(http, server), RetryPolicy.BRIEF);

            // then
            assertThat(client.server()).isEqualTo("https://api.example:6443/prefix?…");
        }
    }
}
