package dev.eidos.live.conformance;

import dev.eidos.document.Value;
import dev.eidos.live.read.Folded;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects that requirements look at, each kind read once. May be used by several threads. */
final class Seen {
    private static final Listed ABSENT = new Listed(false, List.of(), List.of());

    private final LiveCluster cluster;
    private final Map<String, Listed> read = new HashMap<>();
    private @Nullable Folded<List<SeenNode>> nodes;

    Seen(LiveCluster cluster) {
        this.cluster = cluster;
    }

    /** All objects of a kind, of which names, labels and status are kept. */
    synchronized Listed list(String resource, String... more) throws InterruptedException {
        Listed known = read.get(resource);
        if (known == null) {
            Optional<ObjectKind> kind = cluster.kind(resource);
            String[] fields = new String[more.length + 2];
            fields[0] = "metadata.labels";
            fields[1] = "status";
            System.arraycopy(more, 0, fields, 2, more.length);
            known = kind.isEmpty() ? ABSENT : cluster.list(kind.get(), null, fields);
            read.put(resource, known);
        }
        return known;
    }

    /** All nodes, of which no more is kept than requirements look at. */
    synchronized Folded<List<SeenNode>> nodes() throws InterruptedException {
        if (nodes == null) {
            nodes = cluster.fold(
                    ObjectKind.NODES,
                    null,
                    Map.of(),
                    ArrayList::new,
                    (all, node) -> all.add(SeenNode.of(node)),
                    SeenNode.FIELDS);
        }
        return nodes;
    }

    /** The version in which a group is served; empty if it is not. */
    String version(String group) throws InterruptedException {
        return cluster.versions().getOrDefault(group, "");
    }

    LiveCluster cluster() {
        return cluster;
    }

    /** How many have a condition that is true. */
    static long with(Listed objects, String condition) {
        return objects.items().stream()
                .filter(object -> Conditions.is(object, condition, "True"))
                .count();
    }

    /** The first with a name that contains a word and all its replicas ready. */
    Optional<String> running(String word) throws InterruptedException {
        for (String kind : List.of("deployments.apps", "daemonsets.apps")) {
            for (Value object : list(kind).items()) {
                Value status = object.at("status");
                boolean ready = status != null
                        && (status.number("readyReplicas", 0) > 0 || status.number("numberReady", 0) > 0);
                if (object.text("metadata", "name").contains(word) && ready) {
                    return Optional.of(
                            kind + "/" + object.text("metadata", "namespace") + "/" + object.text("metadata", "name"));
                }
            }
        }
        return Optional.empty();
    }
}
