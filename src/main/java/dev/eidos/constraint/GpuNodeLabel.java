package dev.eidos.constraint;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one constraint whose name is no path, which AICR's recipes for GKE have: {@code NodeTopology.gpu-nodes.label}.
 * Its value is {@code key=value}, a label that every GPU node must have, or {@code !key}, one that no GPU node may
 * have. A GPU node is one that GKE labels with its accelerator.
 */
public final class GpuNodeLabel {
    public static final String NAME = "NodeTopology.gpu-nodes.label";

    private static final String ACCELERATOR = "cloud.google.com/gke-accelerator";
    private static final String EXAMPLE = "write key=value for a label that every GPU node must have, or !key";

    /** A node list that is cut off, or that is not given at all. */
    private static final List<String> INCOMPLETE = List.of(" more", ": not listed");

    private GpuNodeLabel() {}

    /** Returns whether a constraint of this name is one. */
    public static boolean is(String name) {
        return name.strip().equals(NAME);
    }

    static @Nullable Malformed malformed(String value) {
        String label = value.strip();
        boolean negative = label.startsWith("!");
        String key = negative ? label.substring(1) : label.substring(0, Math.max(0, label.indexOf('=')));
        boolean good = !key.isEmpty() && key.chars().allMatch(GpuNodeLabel::isOfKey);
        return good ? null : new Malformed(value, "it is neither key=value nor !key", EXAMPLE);
    }

    private static boolean isOfKey(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "-_./".indexOf(c) >= 0;
    }

    static Verdict check(String value, Snapshot snapshot) {
        String label = value.strip();
        Map<String, Reading> labels = snapshot.measurement(Measurement.NODE_TOPOLOGY)
                .flatMap(topology -> topology.subtype("label"))
                .map(Subtype::data)
                .orElse(Map.of());
        if (labels.isEmpty()) {
            return unknown(label, Cause.SUBTYPE_ABSENT, "the snapshot has no NodeTopology.label");
        }
        Set<String> gpuNodes = new TreeSet<>();
        if (!collect(labels, ACCELERATOR + "=", gpuNodes)) {
            return unknown(label, Cause.NOT_COLLECTED, "the snapshot does not list all nodes with " + ACCELERATOR);
        }
        if (gpuNodes.isEmpty()) {
            return unknown(label, Cause.KEY_ABSENT, "no node has the label " + ACCELERATOR);
        }
        Set<String> labelled = new TreeSet<>();
        boolean negative = label.startsWith("!");
        boolean complete =
                negative ? collect(labels, label.substring(1) + "=", labelled) : listed(labels.get(label), labelled);
        Set<String> wrong = new TreeSet<>(gpuNodes);
        if (negative) {
            wrong.retainAll(labelled);
        } else {
            wrong.removeAll(labelled);
        }
        if (wrong.isEmpty() && (complete || !negative)) {
            return new Verdict.Passed(label, "so on all " + gpuNodes.size() + " GPU nodes", NAME);
        }
        if (!complete && (!negative || wrong.isEmpty())) {
            return unknown(label, Cause.NOT_COLLECTED, "the snapshot does not list all nodes with that label");
        }
        return new Verdict.Failed(label, "not so on " + String.join(", ", wrong), NAME);
    }

    /** Adds the nodes of all labels that begin so; false if not all of them are listed. */
    private static boolean collect(Map<String, Reading> labels, String prefix, Set<String> nodes) {
        boolean complete = true;
        for (Map.Entry<String, Reading> label : labels.entrySet()) {
            if (label.getKey().startsWith(prefix)) {
                complete &= listed(label.getValue(), nodes);
            }
        }
        return complete;
    }

    /** Adds the nodes of an entry, {@code 2: node-a, node-b}; false if not all of them are listed. */
    private static boolean listed(@Nullable Reading entry, Set<String> nodes) {
        if (entry == null) {
            return true;
        }
        String text = entry.asText();
        int colon = text.indexOf(": ");
        int and = text.endsWith(INCOMPLETE.getFirst()) ? text.lastIndexOf(" and ") : -1;
        boolean complete = colon > 0 && INCOMPLETE.stream().noneMatch(text::endsWith);
        if (colon > 0 && !text.endsWith(INCOMPLETE.getLast())) {
            nodes.addAll(Arrays.asList(
                    text.substring(colon + 2, and < 0 ? text.length() : and).split(", ", -1)));
        }
        return complete;
    }

    private static Verdict unknown(String label, Cause cause, String reason) {
        return new Verdict.Unknown(label, null, NAME, cause, reason);
    }
}
