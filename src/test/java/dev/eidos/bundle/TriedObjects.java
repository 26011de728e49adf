package dev.eidos.bundle;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that a real API server is asked to make, without making them. The definitions and namespaces that they need
 * are made, and end with this.
 */
final class TriedObjects implements AutoCloseable {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RawApi api;
    private final List<String> made = new ArrayList<>();
    private final Map<String, Optional<Value.Mapping>> served = new HashMap<>();
    private int accepted;
    private final List<String> notServed = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    TriedObjects(RawApi api) {
        this.api = api;
    }

    int accepted() {
        return accepted;
    }

    /** Objects of kinds that this server does not have. */
    List<String> notServed() {
        return List.copyOf(notServed);
    }

    /** Objects with what the server has against them. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    void ask(RenderedBundle bundle) {
        List<RenderedBundle.Placed> others = new ArrayList<>();
        for (RenderedBundle.Placed placed : bundle.objects()) {
            if (placed.object().text("kind").equals("CustomResourceDefinition")) {
                define(placed);
            } else {
                others.add(placed);
            }
        }
        for (String path : made) {
            Await.until(path + " is established", SOON, () -> isEstablished(path));
        }
        for (RenderedBundle.Placed placed : others) {
            namespace(placed.namespace());
        }
        for (RenderedBundle.Placed placed : others) {
            ask(placed);
        }
    }

    private void define(RenderedBundle.Placed placed) {
        String path = DEFINITIONS + "/" + placed.object().text("metadata", "name");
        if (api.find(path).isPresent()) {
            return;
        }
        HttpResponse<String> answer = send(DEFINITIONS, placed);
        if (answer.statusCode() == 201) {
            made.add(path);
        } else {
            refused.add(shown(placed.object()) + ": " + message(answer));
        }
    }

    private boolean isEstablished(String definition) {
        return api.get(definition).items("status", "conditions").stream()
                .anyMatch(one -> one.text("type").equals("Established")
                        && one.text("status").equals("True"));
    }

    private void namespace(String name) {
        String path = "/api/v1/namespaces/" + name;
        if (api.find(path).isEmpty()) {
            api.post("/api/v1/namespaces", "{\"metadata\": {\"name\": \"" + name + "\"}}");
            made.add(path);
        }
    }

    private void ask(RenderedBundle.Placed placed) {
        Value object = placed.object();
        Optional<Value> resource = resource(object.text("apiVersion"), object.text("kind"));
        if (resource.isEmpty()) {
            notServed.add(object.text("apiVersion") + " " + object.text("kind"));
            return;
        }
        boolean namespaced = resource.get().text("namespaced").equals("true");
        String path = group(object.text("apiVersion"))
                + (namespaced ? "/namespaces/" + placed.namespace() : "")
                + "/" + resource.get().text("name");
        HttpResponse<String> answer = send(path + "?dryRun=All", placed);
        boolean there = answer.statusCode() == 409 && answer.body().contains("AlreadyExists");
        if (answer.statusCode() == 201 || there) {
            accepted++;
        } else {
            refused.add(placed.component() + ": " + shown(object) + ": " + message(answer));
        }
    }

    private Optional<Value> resource(String apiVersion, String kind) {
        Optional<Value.Mapping> list = served.computeIfAbsent(
                apiVersion,
                _ -> Await.present(apiVersion + " can be asked for", SOON, () -> {
                    Optional<Value.Mapping> found = api.find(group(apiVersion));
                    // definitions are established before they are served
                    boolean early =
                            found.isEmpty() && made.stream().anyMatch(path -> path.endsWith("." + name(apiVersion)));
                    return early ? Optional.empty() : Optional.of(found);
                }));
        return list.flatMap(resources -> resources.items("resources").stream()
                .filter(one ->
                        one.text("kind").equals(kind) && !one.text("name").contains("/"))
                .findFirst());
    }

    private static String name(String apiVersion) {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
    }

    private HttpResponse<String> send(String path, RenderedBundle.Placed placed) {
        return api.send("POST", path, "application/yaml", placed.text());
    }

    private static String message(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + DocumentReader.read(answer.body(), "the server's answer").text("message");
    }

    private static String shown(Value object) {
        return object.text("kind") + " " + object.text("metadata", "name");
    }

    @Override
    public void close() {
        for (String path : made.reversed()) {
            api.delete(path);
        }
        for (String path : made) {
            Await.until(path + " is gone", SOON, () -> api.find(path).isEmpty());
        }
    }
}
