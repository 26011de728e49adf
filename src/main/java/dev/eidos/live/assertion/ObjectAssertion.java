package dev.eidos.live.assertion;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An assertion: an object, or any of several, is like this; or none is.
 *
 * @param place where it is written, with the line
 * @param step the step that it is of; empty for none
 * @param forbidden whether no object may be like this
 * @param apiVersion of the kind
 * @param namespace null for all
 * @param name null for all objects of the kind
 * @param labels that they have; sorted
 * @param expected what they are like
 * @param fields of an object that this looks at; none for all
 */
public record ObjectAssertion(
        String place,
        String step,
        boolean forbidden,
        String apiVersion,
        String kind,
        @Nullable String namespace,
        @Nullable String name,
        Map<String, String> labels,
        Expected expected,
        List<String> fields) {
    public ObjectAssertion {
        labels = Map.copyOf(labels);
        fields = List.copyOf(fields);
    }

    /** Which objects it is about. Assertions about the same ones are answered by one look. */
    public Objects objects() {
        return new Objects(apiVersion, kind, namespace, name, selector());
    }

    private String selector() {
        List<String> all = new ArrayList<>();
        new TreeMap<>(labels).forEach((key, value) -> all.add(key + "=" + value));
        return String.join(",", all);
    }

    /**
     * What differs between an object and what is expected; nothing where it is like that.
     *
     * @throws dev.eidos.jmespath.JmesPathFailure where an expression cannot be applied to it
     */
    public List<Mismatch> mismatches(Value object) {
        return expected.mismatches(object, "");
    }

    /** What is expected, in a line; without what only says which objects are meant. */
    public String told() {
        Map<String, String> told = new LinkedHashMap<>();
        expected.tell("", told);
        List<String> all = new ArrayList<>();
        told.forEach((path, value) -> {
            if (!path.startsWith("metadata.")) {
                all.add(path.endsWith(")") && value.equals("true") ? path : path + " is " + value);
            }
        });
        return String.join(", ", all);
    }

    /** Where it is written, for the end of a sentence. */
    public String origin() {
        return place + (step.isEmpty() ? "" : ", step " + step);
    }

    /**
     * Objects of a kind.
     *
     * @param namespace null for all
     * @param name null for all
     * @param selector of labels; empty for all
     */
    public record Objects(
            String apiVersion,
            String kind,
            @Nullable String namespace,
            @Nullable String name,
            String selector) {}
}
