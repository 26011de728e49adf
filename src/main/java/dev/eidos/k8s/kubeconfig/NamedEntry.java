package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster, user or context of a kubeconfig. Its fields may be secret, and are never shown; those that only other
 * tools know are passed over.
 *
 * @param kind such as {@code cluster}
 * @param content what stands below the kind's name, or below a field of it
 */
record NamedEntry(String kind, String name, EntryPlace place, Value.Mapping content) {

    /** The text of a field; null where it is absent, null or empty. */
    @Nullable
    String text(String field) {
        return switch (content.get(field)) {
            case Value.Scalar scalar ->
                scalar.value() == null || scalar.value().asText().isEmpty()
                        ? null
                        : scalar.value().asText();
            case null -> null;
            case Value other -> throw wrong(field, "a text", other);
        };
    }

    /** The same; empty where there is none. */
    String textOrEmpty(String field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    /** Also in the words that YAML 1.1 has for it, which Kubernetes' own tools read. */
    boolean flag(String field) {
        String text = text(field);
        return switch (text == null ? "false" : text) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true" -> true;
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false" -> false;
            default -> throw invalid(field + " is neither true nor false");
        };
    }

    /** The texts of a list. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Value item : items(field)) {
            if (!(item instanceof Value.Scalar scalar)) {
                throw wrong(field, "a list of texts", item);
            }
            texts.add(scalar.value() == null ? "" : scalar.value().asText());
        }
        return texts;
    }

    /** What a list has; kubectl writes {@code null} for none. */
    List<Value> items(String field) {
        return switch (content.get(field)) {
            case Value.Sequence list -> list.items();
            case Value.Scalar scalar when scalar.value() == null -> List.of();
            case null -> List.of();
            case Value other -> throw wrong(field, "a list", other);
        };
    }

    /** A field that has fields of its own; null where it is absent. */
    @Nullable
    NamedEntry part(String field) {
        return switch (content.get(field)) {
            case Value.Mapping mapping -> of(mapping);
            case Value.Scalar scalar when scalar.value() == null -> null;
            case null -> null;
            case Value other -> throw wrong(field, "a mapping", other);
        };
    }

    /** A mapping below this entry. */
    NamedEntry of(Value.Mapping mapping) {
        int line = mapping.at().line();
        return new NamedEntry(kind, name, new EntryPlace(place.file(), line > 0 ? line : place.line()), mapping);
    }

    /** Each field with all of its texts. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        content.entries().keySet().forEach(field -> lists.put(field, texts(field)));
        return lists;
    }

    EidosException invalid(String reason) {
        return place.invalid(kind + " " + name + ": " + reason);
    }

    private EidosException wrong(String field, String wanted, Value found) {
        return invalid(field + " must be " + wanted + ", not " + found.kind());
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
