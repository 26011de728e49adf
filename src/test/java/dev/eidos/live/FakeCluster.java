package dev.eidos.live;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.Scrape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cluster of objects that are written as YAML, parted by lines of three dashes. */
public final class FakeCluster implements ApiCalls {
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "apps",
            "batch",
            "discovery.k8s.io",
            "apiextensions.k8s.io",
            "admissionregistration.k8s.io",
            "apiregistration.k8s.io");

    private final List<Value> objects = new ArrayList<>();
    private final Set<String> forbidden = new TreeSet<>();
    private final Map<String, List<String>> logs = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Scrape.Answer metrics = new Scrape.Answer.Nothing("nobody exports");

    public FakeCluster with(String yaml) {
        for (String document : yaml.split("(?m)^---$", -1)) {
            if (!document.isBlank()) {
                objects.add(DocumentReader.read(document, "test.yaml"));
            }
        }
        return this;
    }

    /** A kind that may not be listed: {@code pods}. */
    public FakeCluster forbidding(String resource) {
        forbidden.add(resource);
        return this;
    }

    public FakeCluster logging(String pod, String... lines) {
        logs.put(pod, List.of(lines));
        return this;
    }

    public FakeCluster exporting(Scrape.Answer answer) {
        metrics = answer;
        return this;
    }

    public LiveCluster live() {
        return new LiveCluster(this, (_, pod, _) -> logs.getOrDefault(pod, List.of()), (_, _, _) -> metrics);
    }

    /** The paths of all requests so far. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized ApiAnswer send(String what, ApiRequest request, Selection wanted) {
        if (!request.method().equals("GET")) {
            throw new AssertionError("it writes: " + request);
        }
        asked.add(request.path());
        String path = request.path();
        if (path.equals("/apis")) {
            return new ApiAnswer.Done(groups());
        }
        return path.equals("/api/v1") || path.matches("/apis/[^/]+/[^/]+")
                ? new ApiAnswer.Done(kinds(path.substring(path.indexOf('/', 1) + 1)))
                : answer(request);
    }

    /** The kinds of a group in a version, as far as there are objects of them, and Pods. */
    private Value.Mapping kinds(String apiVersion) {
        Map<String, Value> kinds = new TreeMap<>();
        for (Value object : objects) {
            if (object.text("apiVersion").equals(apiVersion)) {
                kinds.put(
                        object.text("kind"),
                        kind(
                                object.text("kind"),
                                !object.text("metadata", "namespace").isEmpty()));
            }
        }
        if (apiVersion.equals("v1")) {
            kinds.putIfAbsent("Pod", kind("Pod", true));
        }
        return Value.mapping(list -> list.put("resources", Value.sequence(List.copyOf(kinds.values()))));
    }

    private static Value kind(String kind, boolean namespaced) {
        return Value.mapping(
                entry -> entry.put("name", plural(kind)).put("kind", kind).put("namespaced", namespaced));
    }

    private Value.Mapping groups() {
        Map<String, String> versions = new HashMap<>();
        BUILT_IN.forEach(group -> versions.put(group, "v1"));
        objects.forEach(object -> {
            String api = object.text("apiVersion");
            versions.put(group(api), api.substring(api.indexOf('/') + 1));
        });
        List<Value> groups = new ArrayList<>();
        versions.forEach((group, version) -> groups.add(Value.mapping(entry ->
                entry.put("name", group).put("preferredVersion", preferred -> preferred.put("version", version)))));
        return Value.mapping(all -> all.put("groups", Value.sequence(groups)));
    }

    private ApiAnswer answer(ApiRequest request) {
        String[] parts = request.path().split("/", -1);
        boolean core = parts[1].equals("api");
        String group = core ? "" : parts[2];
        int at = core ? 3 : 4;
        String namespace = "";
        if (parts.length > at + 2 && parts[at].equals("namespaces")) {
            namespace = parts[at + 1];
            at += 2;
        }
        String plural = parts[at];
        String resource = group.isEmpty() ? plural : plural + "." + group;
        if (forbidden.contains(resource)) {
            return new ApiAnswer.Refused(new ApiStatus(
                    403, "Forbidden", resource + " is forbidden: User \"jane\" cannot list it", List.of(), null));
        }
        List<Value> found = new ArrayList<>();
        for (Value object : objects) {
            if (group(object.text("apiVersion")).equals(group)
                    && plural(object.text("kind")).equals(plural)
                    && (namespace.isEmpty() || namespace.equals(object.text("metadata", "namespace")))
                    && selected(object, request)) {
                found.add(object);
            }
        }
        if (parts.length > at + 1) {
            String name = parts[at + 1];
            return found.stream()
                    .filter(object -> object.text("metadata", "name").equals(name))
                    .findFirst()
                    .<ApiAnswer>map(object -> new ApiAnswer.Done((Value.Mapping) object))
                    .orElseGet(FakeCluster::notFound);
        }
        boolean served = BUILT_IN.contains(group) || !found.isEmpty();
        return served
                ? new ApiAnswer.Done(Value.mapping(list -> list.put("items", Value.sequence(found))))
                : notFound();
    }

    private static boolean selected(Value object, ApiRequest request) {
        String selector = request.parameters().getOrDefault("labelSelector", "");
        for (String pair : selector.isEmpty() ? new String[0] : selector.split(",", -1)) {
            String[] sides = pair.split("=", 2);
            if (!object.texts("metadata", "labels").getOrDefault(sides[0], "").equals(sides[1])) {
                return false;
            }
        }
        String[] field = request.parameters().getOrDefault("fieldSelector", "").split("=", 2);
        return field.length < 2 || object.text(field[0].split("\\.", -1)).equals(field[1]);
    }

    private static ApiAnswer notFound() {
        return new ApiAnswer.Refused(new ApiStatus(404, "NotFound", "not found", List.of(), null));
    }

    private static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private static String plural(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        if (lower.endsWith("y") && !lower.endsWith("ay")) {
            return lower.substring(0, lower.length() - 1) + "ies";
        }
        return lower.endsWith("s") ? lower + "es" : lower + "s";
    }
}
