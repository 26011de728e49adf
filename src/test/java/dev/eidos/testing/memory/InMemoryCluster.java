package dev.eidos.testing.memory;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.measurement.Reading;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * As much of an API server as eidos uses, in memory: objects with UIDs and versions, selectors, watches, preconditions,
 * and the garbage collector at once. Everybody may do everything.
 */
public final class InMemoryCluster {
    private record Stored(Address address, Value.Mapping object) {}

    private record Hook(String plural, Consumer<Value.Mapping> action) {}

    private final Map<String, Stored> objects = new TreeMap<>();
    private final List<Change> history = new ArrayList<>();
    private final List<Changes> watches = new ArrayList<>();
    private final List<Hook> hooks = new ArrayList<>();
    private final List<Thread> actions = new ArrayList<>();
    private long version = 1;

    /** Somebody's connection to this cluster. */
    public InMemoryConnection connect() {
        return new InMemoryConnection(this);
    }

    /** Plays a controller: is told of what is created, on a thread of its own. */
    public synchronized void onCreate(String plural, Consumer<Value.Mapping> action) {
        hooks.add(new Hook(plural, action));
    }

    /** Waits until no controller is at work. */
    public void settle() throws InterruptedException {
        List<Thread> running;
        synchronized (this) {
            running = List.copyOf(actions);
        }
        for (Thread action : running) {
            action.join();
        }
    }

    /** What there is at a path, such as {@code /api/v1/nodes/a}; an empty mapping where there is nothing. */
    public synchronized Value.Mapping at(String path) {
        Stored stored = objects.get(path);
        return stored == null ? Value.mapping(Map.of()) : stored.object();
    }

    /** The paths of all objects that have this label. */
    public synchronized List<String> labelled(String label, String value) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .object()
                        .text("metadata", "labels", label)
                        .equals(value))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The paths of all objects. */
    public synchronized List<String> paths() {
        return List.copyOf(objects.keySet());
    }

    synchronized HttpReply handle(HttpCall call) {
        Address address = Address.of(call);
        if (address.plural().isEmpty()) {
            return Discovery.at(address.prefix())
                    .map(kinds -> reply(200, kinds))
                    .orElseGet(() -> status(404, "NotFound", "the server could not find the requested resource"));
        }
        return switch (call.method()) {
            case "GET" -> address.name().isEmpty() ? collection(address) : get(address);
            case "POST" -> post(address, body(call));
            case "PUT" -> put(address, body(call));
            case "PATCH" ->
                patch(address, body(call), String.valueOf(call.contentType()).startsWith("application/apply-patch"));
            case "DELETE" -> delete(address, call.body() == null ? Value.mapping(Map.of()) : body(call));
            default -> status(405, "MethodNotAllowed", call.method());
        };
    }

    private static Value.Mapping body(HttpCall call) {
        return (Value.Mapping) DocumentReader.read(String.valueOf(call.body()), call.target());
    }

    private HttpReply get(Address address) {
        Stored stored = objects.get(address.path());
        if (stored == null) {
            return status(404, "NotFound", address.plural() + " \"" + address.name() + "\" not found");
        }
        return address.part().equals("log")
                ? new HttpReply(200, null, text("the agent's log\n"))
                : reply(200, stored.object());
    }

    private HttpReply collection(Address address) {
        if (address.parameter("watch").equals("true")) {
            return watch(address);
        }
        List<Value> items = new ArrayList<>();
        objects.values().stream()
                .filter(stored -> isSelected(address, stored.address(), stored.object()))
                .forEach(stored -> items.add(stored.object()));
        return reply(
                200,
                Value.mapping(Map.of(
                        "kind", Value.scalar("List"),
                        "metadata", Value.mapping(Map.of("resourceVersion", Value.scalar(Long.toString(version)))),
                        "items", Value.sequence(items))));
    }

    private HttpReply watch(Address address) {
        var watch = new Changes(change -> isSelected(address, change.address(), change.object()));
        String since = address.parameter("resourceVersion");
        if (since.isEmpty()) {
            objects.values()
                    .forEach(stored -> watch.offer(new Change(version, "ADDED", stored.address(), stored.object())));
        } else {
            history.stream()
                    .filter(change -> change.version() > Long.parseLong(since))
                    .forEach(watch::offer);
        }
        watches.add(watch);
        return new HttpReply(200, null, watch);
    }

    private static boolean isSelected(Address collection, Address object, Value.Mapping content) {
        return collection.contains(object)
                && matches(collection.parameter("labelSelector"), key -> content.text("metadata", "labels", key))
                && matches(collection.parameter("fieldSelector"), key -> content.text(key.split("\\.", -1)));
    }

    private static boolean matches(String selector, java.util.function.UnaryOperator<String> value) {
        for (String term : selector.isEmpty() ? new String[0] : selector.split(",", -1)) {
            boolean other = term.contains("!=");
            String[] sides = term.split("!?=", 2);
            if (value.apply(sides[0]).equals(sides[1]) == other) {
                return false;
            }
        }
        return true;
    }

    private HttpReply post(Address collection, Value.Mapping object) {
        switch (collection.plural()) {
            case "selfsubjectaccessreviews" -> {
                return reply(201, Edits.set(object, Value.scalar(Reading.of(true)), "status", "allowed"));
            }
            case "selfsubjectrulesreviews" -> {
                Value all = Value.sequence(List.of(Value.scalar("*")));
                Value rule = Value.mapping(Map.of("verbs", all, "apiGroups", all, "resources", all));
                return reply(201, Edits.set(object, Value.sequence(List.of(rule)), "status", "resourceRules"));
            }
            default -> {}
        }
        Address address = collection.named(object.text("metadata", "name"));
        if (objects.containsKey(address.path())) {
            return status(409, "AlreadyExists", address.plural() + " \"" + address.name() + "\" already exists");
        }
        if (!address.namespace().isEmpty() && !objects.containsKey("/api/v1/namespaces/" + address.namespace())) {
            return status(404, "NotFound", "namespaces \"" + address.namespace() + "\" not found");
        }
        Value.Mapping created = object;
        created = Edits.set(created, Value.scalar(UUID.randomUUID().toString()), "metadata", "uid");
        created = Edits.set(
                created,
                Value.scalar(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()),
                "metadata",
                "creationTimestamp");
        if (!address.namespace().isEmpty()) {
            created = Edits.set(created, Value.scalar(address.namespace()), "metadata", "namespace");
        }
        if (!collection.parameter("dryRun").isEmpty()) {
            return reply(201, created);
        }
        Value.Mapping stored = store("ADDED", address, created);
        if (isOrphan(stored)) {
            remove(address);
        }
        for (Hook hook : hooks) {
            if (hook.plural().equals(address.plural())) {
                actions.add(Thread.ofVirtual().start(() -> hook.action().accept(stored)));
            }
        }
        return reply(201, stored);
    }

    private Value.Mapping store(String type, Address address, Value.Mapping object) {
        version++;
        Value.Mapping stored = Edits.set(object, Value.scalar(Long.toString(version)), "metadata", "resourceVersion");
        objects.put(address.path(), new Stored(address, stored));
        tell(new Change(version, type, address, stored));
        return stored;
    }

    private void tell(Change change) {
        history.add(change);
        watches.forEach(watch -> watch.offer(change));
    }

    private HttpReply put(Address address, Value.Mapping object) {
        Stored before = objects.get(address.path());
        if (before == null) {
            return status(404, "NotFound", address.plural() + " \"" + address.name() + "\" not found");
        }
        String known = object.text("metadata", "resourceVersion");
        if (!known.isEmpty() && !known.equals(before.object().text("metadata", "resourceVersion"))) {
            return status(409, "Conflict", "the object has been modified");
        }
        return reply(200, store("MODIFIED", address, object));
    }

    /** Server-side apply creates what is not there, other patches do not. */
    private HttpReply patch(Address address, Value.Mapping patch, boolean apply) {
        Stored before = objects.get(address.path());
        if (before == null && !apply) {
            return status(404, "NotFound", address.plural() + " \"" + address.name() + "\" not found");
        }
        return before == null
                ? post(address, patch)
                : reply(200, store("MODIFIED", address, Edits.merge(before.object(), patch)));
    }

    private HttpReply delete(Address address, Value.Mapping options) {
        Stored found = objects.get(address.path());
        if (found == null) {
            return status(404, "NotFound", address.plural() + " \"" + address.name() + "\" not found");
        }
        for (String key : List.of("uid", "resourceVersion")) {
            String wanted = options.text("preconditions", key);
            if (!wanted.isEmpty() && !wanted.equals(found.object().text("metadata", key))) {
                return status(409, "Conflict", "the " + key + " in the precondition does not match");
            }
        }
        remove(address);
        return reply(200, found.object());
    }

    /** With all that it owns or contains; what has finalizers is only marked, and waits for them. */
    private void remove(Address address) {
        Stored held = objects.get(address.path());
        if (held != null && !held.object().items("metadata", "finalizers").isEmpty()) {
            if (held.object().text("metadata", "deletionTimestamp").isEmpty()) {
                Value now = Value.scalar(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
                store("MODIFIED", address, Edits.set(held.object(), now, "metadata", "deletionTimestamp"));
            }
            return;
        }
        Stored gone = objects.remove(address.path());
        if (gone == null) {
            return;
        }
        version++;
        tell(new Change(
                version,
                "DELETED",
                address,
                Edits.set(gone.object(), Value.scalar(Long.toString(version)), "metadata", "resourceVersion")));
        List.copyOf(objects.values()).stream()
                .filter(stored -> isOrphan(stored.object())
                        || (address.plural().equals("namespaces")
                                && stored.address().namespace().equals(address.name())))
                .forEach(stored -> remove(stored.address()));
    }

    private boolean isOrphan(Value.Mapping object) {
        List<Value> owners = object.items("metadata", "ownerReferences");
        return !owners.isEmpty()
                && owners.stream()
                        .map(owner -> owner.text("uid"))
                        .noneMatch(uid -> objects.values().stream()
                                .anyMatch(stored ->
                                        stored.object().text("metadata", "uid").equals(uid)));
    }

    static HttpReply status(int code, String reason, String message) {
        Map<String, Value> status = new LinkedHashMap<>();
        status.put("kind", Value.scalar("Status"));
        status.put("code", Value.scalar(Reading.of(code)));
        status.put("reason", Value.scalar(reason));
        status.put("message", Value.scalar(message));
        return reply(code, Value.mapping(status));
    }

    private static HttpReply reply(int code, Value.Mapping object) {
        return new HttpReply(code, null, text(JsonWriter.writeLine(object)));
    }

    private static ByteArrayInputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
