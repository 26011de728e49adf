package dev.eidos.testing;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The Kubernetes API as it is: paths, and objects as trees. Objects are given as YAML or JSON. */
public final class RawApi {
    private final ApiServer server;
    private final String userAgent;
    private final Semaphore room;

    public RawApi(ApiServer server) {
        this(server, "eidos-test", Integer.MAX_VALUE);
    }

    private RawApi(ApiServer server, String userAgent, int most) {
        this.server = server;
        this.userAgent = userAgent;
        this.room = new Semaphore(most);
    }

    /**
     * The same server for somebody else.
     *
     * @param userAgent by which the server's log tells who asked
     * @param most requests at a time
     */
    public RawApi as(String userAgent, int most) {
        return new RawApi(server, userAgent, most);
    }

    /** As {@link ApiServer#require}. */
    public static RawApi require() {
        return new RawApi(ApiServer.require());
    }

    public ApiServer server() {
        return server;
    }

    public Value.Mapping get(String path) {
        return expect("GET", path, "", "");
    }

    /** Empty where the server answers that there is no such object. */
    public Optional<Value.Mapping> find(String path) {
        return present("GET", path, "");
    }

    public Value.Mapping post(String path, String object) {
        return expect("POST", path, type(object), object);
    }

    public Value.Mapping put(String path, String object) {
        return expect("PUT", path, type(object), object);
    }

    /** A JSON merge patch. */
    public Value.Mapping patch(String path, String json) {
        return expect("PATCH", path, "application/merge-patch+json", json);
    }

    /** Server-side apply by a manager of fields. */
    public Value.Mapping apply(String path, String manager, String object) {
        return expect("PATCH", path + "?fieldManager=" + manager, "application/apply-patch+yaml", object);
    }

    /** False where there was none to delete. */
    public boolean delete(String path) {
        return present("DELETE", path, "").isPresent();
    }

    /** As {@link #delete(String)}, with {@code DeleteOptions}. */
    public boolean delete(String path, String options) {
        return present("DELETE", path, options).isPresent();
    }

    /** What the server answers, whatever its status. */
    public HttpResponse<String> send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = server.request(path)
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            room.acquire();
            try {
                return server.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
            } finally {
                room.release();
            }
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    /**
     * Watches a collection until the thread is interrupted; the server begins with what there is.
     *
     * @param path with selectors
     * @param event is called after each change
     */
    public void watch(String path, Runnable event) {
        URI all = URI.create(path);
        String query = (all.getRawQuery() == null ? "?" : "&") + "watch=1&timeoutSeconds=600";
        HttpRequest request = server.request(path + query)
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .build();
        try (InputStream body = server.http()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null && !Thread.currentThread().isInterrupted()) {
                event.run();
            }
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw new AssertionError("watch " + path, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Value.Mapping> present(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, type(body), body);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(object(method, path, answer));
    }

    private Value.Mapping expect(String method, String path, String contentType, String body) {
        return object(method, path, send(method, path, contentType, body));
    }

    private static Value.Mapping object(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return (Value.Mapping) DocumentReader.read(answer.body(), path);
    }

    private static String type(String body) {
        return body.stripLeading().startsWith("{") ? "application/json" : "application/yaml";
    }
}
