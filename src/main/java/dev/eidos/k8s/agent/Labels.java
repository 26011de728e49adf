package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The labels on everything that eidos creates, and how it knows its own objects by them. */
public final class Labels {
    public static final String NAME = "app.kubernetes.io/name";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String COMPONENT = "app.kubernetes.io/component";
    public static final String VERSION = "app.kubernetes.io/version";
    public static final String RUN_ID = "eidos.nvidia.com/run-id";

    private static final String EIDOS = "eidos";
    private static final String AGENT = "snapshot-agent";

    private Labels() {}

    /** Of objects that outlive a run. */
    public static SortedMap<String, String> lasting(AgentConfig config) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(NAME, EIDOS);
        labels.put(MANAGED_BY, EIDOS);
        labels.put(COMPONENT, AGENT);
        labels.put(VERSION, config.version());
        return labels;
    }

    /** Of objects that belong to a run. */
    public static SortedMap<String, String> of(AgentConfig config, RunId run) {
        SortedMap<String, String> labels = lasting(config);
        labels.put(RUN_ID, run.value());
        return labels;
    }

    /** Whether an object that was found is one that eidos made. */
    public static boolean areOurs(Node.Mapping object) {
        return EIDOS.equals(Trees.text(object, "metadata", "labels", NAME))
                && EIDOS.equals(Trees.text(object, "metadata", "labels", MANAGED_BY));
    }

    /** What was found, with the labels that are wanted over those that it has. */
    static Node.Mapping renewed(Node.Mapping found, Node.Mapping wanted) {
        Map<String, Node> labels = new LinkedHashMap<>(entries(found, "metadata", "labels"));
        labels.putAll(entries(wanted, "metadata", "labels"));
        Node.Mapping metadata = Trees.with(Trees.of(entries(found, "metadata")), "labels", labels);
        return Trees.with(found, "metadata", metadata);
    }

    private static Map<String, Node> entries(Node.Mapping object, String... path) {
        return Trees.at(object, path) instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
    }

    /** What selects the objects of one run, or of all. */
    public static String selector(@Nullable RunId run) {
        String all = NAME + "=" + EIDOS + "," + MANAGED_BY + "=" + EIDOS;
        return run == null ? all : all + "," + RUN_ID + "=" + run;
    }
}
