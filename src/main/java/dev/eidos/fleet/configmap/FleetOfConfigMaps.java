package dev.eidos.fleet.configmap;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.folder.FleetSource;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotJoin;
import dev.eidos.snapshot.SnapshotReader;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The ConfigMaps of a fleet, read.
 *
 * @param index where the index is
 * @param fleet the index
 * @param notices is told of what was left out of a document
 */
public record FleetOfConfigMaps(ApiCalls cluster, ConfigMapUri index, Fleet fleet, Consumer<String> notices)
        implements FleetSource {

    /** Returns whether a document that was found is the index of a fleet. */
    public static boolean isIndex(Value document) {
        return document.text("kind").equals(FleetDocument.KIND);
    }

    @Override
    public String name() {
        return index.toString();
    }

    @Override
    public List<String> nodes() {
        return fleet.nodes(FleetNode.Verdict.COLLECTED).stream()
                .map(FleetNode::name)
                .toList();
    }

    @Override
    public String nameOf(String node) {
        return new FleetNames(index).node(node).toString();
    }

    @Override
    public void read(Predicate<String> wanted, BiConsumer<String, Snapshot> each) throws InterruptedException {
        var names = new FleetNames(index);
        Snapshot common = snapshot(cluster, names.cluster(), notices);
        for (String node : nodes()) {
            if (wanted.test(node)) {
                each.accept(node, SnapshotJoin.of(snapshot(cluster, names.node(node), notices), common));
            }
        }
    }

    /**
     * Reads the document of each node, as it is.
     *
     * @param failed is told of one that is not there, or not whole
     */
    public void documents(BiConsumer<String, String> each, BiConsumer<String, EidosException> failed)
            throws InterruptedException {
        var names = new FleetNames(index);
        for (String node : nodes()) {
            try {
                each.accept(node, text(cluster, names.node(node)));
            } catch (EidosException e) {
                if (e.code() != ErrorCode.NOT_FOUND && e.code() != ErrorCode.INVALID_INPUT) {
                    throw e;
                }
                failed.accept(node, e);
            }
        }
    }

    /**
     * Returns whether a snapshot that was read from a ConfigMap names its cluster's, and one that is of the same fleet:
     * a document that comes from elsewhere must not name any.
     */
    public static boolean hasMore(ConfigMapUri uri, Value document) {
        String named = document.text("metadata", "cluster");
        return ConfigMapUri.matches(named) && FleetNames.areOfOneFleet(uri, ConfigMapUri.parse(named));
    }

    /** A snapshot that {@link #hasMore}, joined with its cluster's. */
    public static Snapshot joined(ApiCalls cluster, ConfigMapUri uri, Value document, Consumer<String> notices)
            throws InterruptedException {
        Snapshot own = SnapshotReader.read(document, uri.toString(), notices);
        ConfigMapUri common = ConfigMapUri.parse(document.text("metadata", "cluster"));
        try {
            return SnapshotJoin.of(own, snapshot(cluster, common, notices));
        } catch (EidosException e) {
            notices.accept(uri + ": its cluster's facts are missing: " + e.getMessage());
            return own;
        }
    }

    private static Snapshot snapshot(ApiCalls cluster, ConfigMapUri uri, Consumer<String> notices)
            throws InterruptedException {
        return SnapshotReader.read(DocumentReader.read(text(cluster, uri), uri.toString()), uri.toString(), notices);
    }

    private static String text(ApiCalls cluster, ConfigMapUri uri) throws InterruptedException {
        return new ConfigMapStore(cluster, new ResultStamp(Map.of(), null, null))
                .read(uri)
                .document();
    }
}
