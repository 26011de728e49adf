package dev.eidos.fleet;

import dev.eidos.document.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fleet that is held in memory, for whoever asks it at once and keeps none of it. */
public final class HeldFleet implements FleetStore {
    private final Map<String, Value> nodes = new TreeMap<>();
    private @Nullable Value cluster;

    @Override
    public Optional<Fleet> before() {
        return Optional.empty();
    }

    @Override
    public Optional<FleetNode> kept(String node) {
        return Optional.empty();
    }

    @Override
    public synchronized FleetNode keep(String node, Value snapshot) {
        nodes.put(node, snapshot);
        return FleetNode.collected(node, node, "");
    }

    @Override
    public synchronized void writeCluster(Value snapshot) {
        cluster = snapshot;
    }

    @Override
    public void write(Fleet fleet) {
        // whoever holds it has the index already
    }

    @Override
    public void close() {
        // it stays as long as somebody holds it
    }

    /** The nodes' snapshots, by name. */
    public synchronized Map<String, Value> nodes() {
        return new TreeMap<>(nodes);
    }

    /** What all nodes have in common; empty if it was not taken. */
    public synchronized Optional<Value> cluster() {
        return Optional.ofNullable(cluster);
    }
}
