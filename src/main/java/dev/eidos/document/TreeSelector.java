package dev.eidos.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selectors, which name a part of a tree: keys and list indexes with dots between them, such as
 * {@code components.gpu-operator.values.driver.version} or {@code deploymentOrder[0]}. A dot before the first key is
 * allowed. Indexes are counted from 0, are written {@code .0} or {@code [0]}, and are counted from the end if negative.
 * A key that has dots itself is written in brackets and double quotes, or found because nothing shorter is there.
 */
public final class TreeSelector {
    private TreeSelector() {}

    /** The result of following a selector. */
    public sealed interface Selected {
        /** A value, a list or a mapping. */
        record Found(Value node) implements Selected {}

        /**
         * Nothing.
         *
         * @param parent the part of the selector that was found; empty for the whole document
         * @param missing the key or index that is not there
         * @param existing the keys or indexes that are; empty where there are none
         * @param single whether the parent is a single value, below which there can be none
         */
        record Missing(String parent, String missing, List<String> existing, boolean single) implements Selected {}
    }

    /**
     * Follows a selector.
     *
     * @param selector empty for the whole tree
     */
    public static Selected select(Value root, String selector) {
        List<String> keys = keys(selector);
        Value at = root;
        for (int i = 0; i < keys.size(); i++) {
            Value next = child(at, keys.get(i));
            int last = i;
            while (next == null && at instanceof Value.Mapping mapping && ++last < keys.size()) {
                next = mapping.get(String.join(".", keys.subList(i, last + 1)));
            }
            if (next == null) {
                return new Selected.Missing(
                        String.join(".", keys.subList(0, i)), keys.get(i), existing(at), at instanceof Value.Scalar);
            }
            i = last;
            at = next;
        }
        return new Selected.Found(at);
    }

    private static @Nullable Value child(Value at, String key) {
        return switch (at) {
            case Value.Mapping mapping -> mapping.get(key);
            case Value.Sequence sequence -> item(sequence.items(), key);
            case Value.Scalar _ -> null;
        };
    }

    private static @Nullable Value item(List<Value> items, String key) {
        try {
            int index = Integer.parseInt(key);
            int from = index < 0 ? items.size() + index : index;
            return from >= 0 && from < items.size() ? items.get(from) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static List<String> existing(Value at) {
        return switch (at) {
            case Value.Mapping(Map<String, Value> entries, Position _) -> List.copyOf(entries.keySet());
            case Value.Sequence(List<Value> items, Position _) ->
                items.isEmpty() ? List.of() : List.of("0 to " + (items.size() - 1));
            case Value.Scalar _ -> List.of();
        };
    }

    private static List<String> keys(String selector) {
        List<String> keys = new ArrayList<>();
        int at = selector.startsWith(".") ? 1 : 0;
        while (at < selector.length()) {
            if (selector.charAt(at) == '[') {
                boolean quoted = selector.startsWith("[\"", at);
                int from = quoted ? at + 2 : at + 1;
                String close = quoted ? "\"]" : "]";
                int end = selector.indexOf(close, from);
                if (end < 0) {
                    keys.add(selector.substring(at));
                    return keys;
                }
                keys.add(selector.substring(from, end));
                at = end + close.length();
                if (at < selector.length() && selector.charAt(at) == '.') {
                    at++;
                }
            } else {
                int end = at;
                while (end < selector.length() && selector.charAt(end) != '.' && selector.charAt(end) != '[') {
                    end++;
                }
                keys.add(selector.substring(at, end));
                at = end < selector.length() && selector.charAt(end) == '.' ? end + 1 : end;
            }
        }
        return keys;
    }
}
