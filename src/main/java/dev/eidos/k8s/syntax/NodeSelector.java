package dev.eidos.k8s.syntax;

import dev.eidos.error.MalformedValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels that a node must have to run the agent; none for any node.
 *
 * @param labels sorted by key
 */
public record NodeSelector(SortedMap<String, String> labels) {
    public static final NodeSelector ANY = new NodeSelector(new TreeMap<>());

    public NodeSelector {
        labels.forEach((key, value) -> {
            if (!LabelSyntax.isKey(key)) {
                throw invalid(key + "=" + value, "'" + key + "' is not a label's key: " + LabelSyntax.KEY_FORM);
            }
            if (!LabelSyntax.isValue(value)) {
                throw invalid(key + "=" + value, "'" + value + "' is not a label's value: " + LabelSyntax.VALUE_FORM);
            }
        });
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    public static NodeSelector of(Map<String, String> labels) {
        return new NodeSelector(new TreeMap<>(labels));
    }

    /**
     * Reads texts, each with one {@code key=value} or several separated by commas.
     *
     * @throws MalformedValue for wrong syntax, or two values of one key
     */
    public static NodeSelector parse(List<String> texts) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String text : texts) {
            for (String label : text.split(",", -1)) {
                int equals = label.indexOf('=');
                if (equals < 0) {
                    throw invalid(text, "'" + label + "' has no '='");
                }
                String value = label.substring(equals + 1);
                String other = labels.put(label.substring(0, equals), value);
                if (other != null && !other.equals(value)) {
                    throw invalid(text, "no node has both '" + other + "' and '" + value + "'");
                }
            }
        }
        return new NodeSelector(labels);
    }

    private static MalformedValue invalid(String text, String reason) {
        return new MalformedValue(
                "not a node selector",
                text,
                reason,
                "write key=value, such as nvidia.com/gpu.present=true; separate several by commas");
    }
}
