package dev.eidos.document;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document whose shape is agreed upon: a field of another shape is an error that names the place, a
 * field that is not known is reported and left out. {@link Value} itself looks into documents whose shape someone else
 * decides.
 *
 * @param what the kind of document, as in "not a valid snapshot"
 * @param file the file or URL, for errors and notices
 * @param notices is told of each field that was left out
 */
public record DocumentFields(String what, String file, Consumer<String> notices) {

    /** Tells of the fields that are not among the known ones. */
    public void known(Value.Mapping mapping, Set<String> keys) {
        mapping.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                notice(value, "field '" + key + "' is not known");
            }
        });
    }

    public void notice(Value node, String what) {
        notices.accept(place(node) + ": " + what + "; left out");
    }

    public Value.Mapping mapping(Value node) {
        if (node instanceof Value.Mapping mapping) {
            return mapping;
        }
        throw invalid(node, "expected a mapping, found " + node.kind());
    }

    /** The mapping under a key; an empty one where there is none. */
    public Value.Mapping mapping(Value.Mapping parent, String key) {
        Value node = parent.get(key);
        return node == null || isNull(node) ? new Value.Mapping(Map.of(), parent.at()) : mapping(node);
    }

    /** The items of the list under a key; none where there is no list. */
    public List<Value> items(Value.Mapping parent, String key) {
        Value node = parent.get(key);
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (node instanceof Value.Sequence sequence) {
            return sequence.items();
        }
        throw invalid(node, "expected a list for '" + key + "', found " + node.kind());
    }

    /** The texts of the list under a key. */
    public List<String> texts(Value.Mapping parent, String key) {
        List<Value> items = items(parent, key);
        List<String> texts = new ArrayList<>(items.size());
        for (Value item : items) {
            if (!(item instanceof Value.Scalar scalar) || scalar.value() == null) {
                throw invalid(item, "expected a text in '" + key + "', found " + item.kind());
            }
            texts.add(scalar.value().asText());
        }
        return texts;
    }

    public String text(Value.Mapping parent, String key) {
        String text = optionalText(parent, key);
        if (text == null) {
            throw invalid(parent, "'" + key + "' is missing");
        }
        return text;
    }

    /** The text under a key; null where there is none. */
    public @Nullable String optionalText(Value.Mapping parent, String key) {
        Value node = parent.get(key);
        if (node == null || isNull(node)) {
            return null;
        }
        if (node instanceof Value.Scalar scalar && scalar.value() != null) {
            return scalar.value().asText();
        }
        throw invalid(node, "expected a single value for '" + key + "', found " + node.kind());
    }

    public EidosException invalid(Value node, String reason) {
        return invalid(node, reason, null);
    }

    public EidosException invalid(Value node, String reason, @Nullable String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a valid " + what)
                .object(place(node))
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }

    /** The file, with line and column where they are known. */
    public String place(Value node) {
        return node.at().line() == 0
                ? file
                : file + ":" + node.at().line() + ":" + node.at().column();
    }

    private static boolean isNull(Value node) {
        return node instanceof Value.Scalar scalar && scalar.value() == null;
    }
}
