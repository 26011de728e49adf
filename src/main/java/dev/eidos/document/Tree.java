package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a tree whose shape someone else decides: what is absent, or of another kind than expected, reads as empty.
 * A path is a list of keys.
 */
public final class Tree {
    private Tree() {}

    /** What is at a path; null where there is nothing. */
    public static @Nullable Node at(@Nullable Node root, String... path) {
        Node at = root;
        for (String key : path) {
            at = at instanceof Node.Mapping mapping ? mapping.get(key) : null;
        }
        return at;
    }

    /** The scalar at a path as text; empty where there is none. */
    public static String text(@Nullable Node root, String... path) {
        String text = textOrNull(root, path);
        return text == null ? "" : text;
    }

    /** The scalar at a path as text; null where there is none. */
    public static @Nullable String textOrNull(@Nullable Node root, String... path) {
        return at(root, path) instanceof Node.Scalar scalar && scalar.value() != null
                ? scalar.value().asText()
                : null;
    }

    /** The whole number at a path. */
    public static long number(@Nullable Node root, String key, long absent) {
        return at(root, key) instanceof Node.Scalar scalar && scalar.value() instanceof Reading.Whole(long value)
                ? value
                : absent;
    }

    /** Whether the scalar at a path is {@code true}. */
    public static boolean flag(@Nullable Node root, String... path) {
        return text(root, path).equals("true");
    }

    /** The items of the list at a path. */
    public static List<Node> items(@Nullable Node root, String... path) {
        return at(root, path) instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    /** The texts in the mapping at a path, such as labels. */
    public static Map<String, String> texts(@Nullable Node root, String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        entries(root, path).forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    /** The entries of the mapping at a path. */
    public static Map<String, Node> entries(@Nullable Node root, String... path) {
        return at(root, path) instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
    }
}
