package dev.eidos.testing.proxy;

import dev.eidos.testing.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/** Takes requests to the real server. A server that cannot be reached is, to the client, a connection that breaks. */
final class Forwarding {
    /**
     * Those that concern this connection, that the JDK's client sets itself or that would compress what faults read.
     */
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "http2-settings",
            "accept-encoding",
            "authorization");

    private final ApiServer server;

    Forwarding(ApiServer server) {
        this.server = server;
    }

    Answer answer(Request request, Caller caller) throws IOException, InterruptedException {
        HttpRequest.Builder builder = server.request(request.pathAndQuery());
        request.headers().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                builder.setHeader(name, value);
            }
        });
        if (!caller.user().isEmpty()) {
            builder.setHeader("Impersonate-User", caller.user());
            caller.groups().forEach(group -> builder.header("Impersonate-Group", group));
        }
        builder.method(
                request.method(),
                request.body().isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(request.body()));
        HttpResponse<InputStream> response =
                server.http().send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }
}
