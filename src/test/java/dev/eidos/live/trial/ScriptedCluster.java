package dev.eidos.live.trial;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.Scrape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A cluster that takes what is made, whose Jobs have the pods that a test says, and that knows what else it says. */
final class ScriptedCluster implements ApiCalls {
    static final TrialSettings SETTINGS =
            new TrialSettings("20261129-042525-vyvkfj", "1.0", "busybox:1.36", Duration.ofSeconds(2));

    private final Map<String, String> pods = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private String forbidden = "";

    /**
     * Gives a Job its pods.
     *
     * @param items the status of its one pod, or of all its pods as a list, in YAML
     */
    ScriptedCluster job(String name, String items) {
        pods.put(name, items);
        return this;
    }

    /** @param items in YAML */
    ScriptedCluster list(String path, String items) {
        lists.put(path, items);
        return this;
    }

    ScriptedCluster forbidding(String plural) {
        forbidden = plural;
        return this;
    }

    synchronized List<String> made() {
        return List.copyOf(made);
    }

    synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    boolean knows(String path) {
        return lists.containsKey(path);
    }

    LiveCluster live() {
        return new LiveCluster(this, (_, _, _) -> List.of(), (_, _, _) -> new Scrape.Answer.Nothing("nobody"));
    }

    TrialRun run(String... output) {
        return new TrialRun(this, live(), (_, _) -> List.of(output), SETTINGS);
    }

    @Override
    public synchronized ApiAnswer send(String what, ApiRequest request, Selection wanted) {
        String path = request.path();
        return switch (request.method()) {
            case "POST" -> {
                String plural = path.substring(path.lastIndexOf('/') + 1);
                if (plural.equals(forbidden)) {
                    yield refused(403, "User \"jo\" cannot create resource \"" + plural + "\" in API group \"\"");
                }
                made.add(plural + "/" + Objects.requireNonNull(request.body()).text("metadata", "name"));
                yield done("{metadata: {name: made, uid: u-1}}");
            }
            case "DELETE" -> {
                deleted.add(path);
                yield done("{}");
            }
            default -> answer(path, request.parameters().getOrDefault("labelSelector", ""));
        };
    }

    private ApiAnswer answer(String path, String selector) {
        if (path.endsWith("/pods")) {
            return done("{items: " + pods.getOrDefault(selector.replace("job-name=", ""), "[]") + "}");
        }
        String items = lists.get(path);
        return items == null
                ? path.endsWith("/events") ? done("{items: []}") : refused(404, "not found")
                : done(path.equals("/apis") ? "{groups: " + items + "}" : "{items: " + items + "}");
    }

    private static ApiAnswer done(String yaml) {
        return new ApiAnswer.Done((Value.Mapping) DocumentReader.read(yaml, "answer"));
    }

    private static ApiAnswer refused(int code, String message) {
        return new ApiAnswer.Refused(new ApiStatus(code, "", message, List.of(), null));
    }
}
