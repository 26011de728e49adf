package dev.eidos.k8s.transport;

import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.credential.Credential;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Writes a call to the API as a request of the JDK's HTTP client. */
final class ApiRequests {
    private ApiRequests() {}

    static HttpRequest of(HttpCall call, Endpoint endpoint, Credential credential) {
        String body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(endpoint.address().url() + call.target()))
                .timeout(call.limit())
                .header("Accept", call.accept())
                .header("User-Agent", "eidos")
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        if (call.compressed()) {
            request.header("Accept-Encoding", HttpReply.GZIP);
        }
        if (credential.authorization() != null) {
            request.header("Authorization", credential.authorization());
        }
        endpoint.impersonation()
                .headers()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        if (endpoint.proxy() != null && endpoint.proxy().authorization() != null) {
            // which the JDK's client sends to the proxy alone; see WebAccess
            request.header("Proxy-Authorization", endpoint.proxy().authorization());
        }
        return request.build();
    }
}
