package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The labels on everything that a run creates, and how it knows its own objects by them. */
public final class Labels {
    private Labels() {}

    /** Of objects that outlive a run. */
    public static SortedMap<String, String> lasting(AgentConfig config) {
        return new TreeMap<>(EidosLabels.of(config.run().version(), null));
    }

    /** Of objects that belong to a run. */
    public static SortedMap<String, String> of(AgentConfig config, RunId run) {
        return new TreeMap<>(EidosLabels.of(config.run().version(), run.value()));
    }

    /** Returns whether an object that was found is one that eidos made. */
    public static boolean areOurs(Value.Mapping object) {
        return object.text("metadata", "labels", EidosLabels.NAME).equals(EidosLabels.EIDOS)
                && object.text("metadata", "labels", EidosLabels.MANAGED_BY).equals(EidosLabels.EIDOS);
    }

    /** The object that was found, with the labels that are wanted over those that it has. */
    public static Value.Mapping renewed(Value.Mapping found, Value.Mapping wanted) {
        Map<String, Value> labels = new LinkedHashMap<>(found.entries("metadata", "labels"));
        labels.putAll(wanted.entries("metadata", "labels"));
        Value.Mapping metadata = Value.mapping(found.entries("metadata")).with("labels", Value.mapping(labels));
        return found.with("metadata", metadata);
    }

    /** The label selector of the objects of one run, or of all. */
    public static String selector(@Nullable RunId run) {
        return run == null ? EidosLabels.SELECTOR : EidosLabels.SELECTOR + "," + EidosLabels.RUN_ID + "=" + run;
    }
}
