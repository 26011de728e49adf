package dev.eidos.live.evidence;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.TreeMerge;
import dev.eidos.document.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The objects that were read, by their paths at the server, as far as there is room. One that was read in parts is one
 * again. May be used by several threads.
 */
final class KeptObjects {
    /** Of one object, in characters of its texts: what an object of the API may have at most is 1.5 MiB. */
    static final int LARGEST = 256 << 10;
    /** Of all. */
    static final int ROOM = 16 << 20;

    static final int MOST = 10_000;

    /** As a tree an object takes ten times the room of its text, and few are read twice. */
    private record Kept(String json, long size) {
        Value.Mapping object() {
            return (Value.Mapping) DocumentReader.read(json, "kept");
        }
    }

    private final Map<String, Kept> objects = new TreeMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private long taken;

    /**
     * Keeps one.
     *
     * @param collection such as {@code /apis/apps/v1/namespaces/shop/deployments}
     */
    synchronized void add(String collection, Value read) {
        String name = read.text("metadata", "name");
        if (!(read instanceof Value.Mapping object) || name.isEmpty()) {
            return;
        }
        String path = path(collection, object.text("metadata", "namespace"), name);
        Kept known = objects.get(path);
        if (known == null && objects.size() >= MOST) {
            leftOut.merge(plural(path), 1, Integer::sum);
            return;
        }
        Value.Mapping whole = known == null ? object : TreeMerge.merge(known.object(), object);
        long size = size(whole);
        long more = size - (known == null ? 0 : known.size());
        if (taken + more <= ROOM && size <= LARGEST) {
            objects.put(path, new Kept(JsonWriter.writeLine(whole), size));
            taken += more;
        } else {
            leftOut.merge(plural(path), 1, Integer::sum);
        }
    }

    /** A list over all namespaces has objects of each. */
    private static String path(String collection, String namespace, String name) {
        if (namespace.isEmpty() || collection.contains("/namespaces/")) {
            return collection + "/" + name;
        }
        int plural = collection.lastIndexOf('/');
        return collection.substring(0, plural) + "/namespaces/" + namespace + collection.substring(plural) + "/" + name;
    }

    private static String plural(String path) {
        String collection = path.substring(0, path.lastIndexOf('/'));
        return collection.substring(collection.lastIndexOf('/') + 1);
    }

    private static long size(Value value) {
        return switch (value) {
            case Value.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .mapToLong(entry -> entry.getKey().length() + size(entry.getValue()))
                        .sum();
            case Value.Sequence list ->
                list.items().stream().mapToLong(KeptObjects::size).sum();
            case Value.Scalar scalar ->
                scalar.value() == null ? 4 : scalar.value().asText().length() + 4;
        };
    }

    /** Gives each with its path, in the order of paths. */
    synchronized void each(BiConsumer<String, Value.Mapping> taker) {
        objects.forEach((path, kept) -> taker.accept(path, kept.object()));
    }

    /** How many there was no room for, by their kinds. */
    synchronized Map<String, Integer> leftOut() {
        return new TreeMap<>(leftOut);
    }
}
