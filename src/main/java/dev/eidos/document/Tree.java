package dev.eidos.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into a document that may not be there: {@link Node}'s own methods, of which an absent one reads as empty. */
public final class Tree {
    private Tree() {}

    /** What is at a path; null where there is nothing. */
    public static @Nullable Node at(@Nullable Node root, String... path) {
        return root == null ? null : root.at(path);
    }

    /** The scalar at a path as text; empty where there is none. */
    public static String text(@Nullable Node root, String... path) {
        return root == null ? "" : root.text(path);
    }

    /** The scalar at a path as text; null where there is none. */
    public static @Nullable String textOrNull(@Nullable Node root, String... path) {
        return root == null ? null : root.textOrNull(path);
    }

    /** The whole number at a path. */
    public static long number(@Nullable Node root, String key, long absent) {
        return root == null ? absent : root.number(key, absent);
    }

    /** Whether the scalar at a path is {@code true}. */
    public static boolean flag(@Nullable Node root, String... path) {
        return root != null && root.flag(path);
    }

    /** The items of the list at a path. */
    public static List<Node> items(@Nullable Node root, String... path) {
        return root == null ? List.of() : root.items(path);
    }

    /** The texts in the mapping at a path, such as labels. */
    public static Map<String, String> texts(@Nullable Node root, String... path) {
        return root == null ? Map.of() : root.texts(path);
    }

    /** The entries of the mapping at a path. */
    public static Map<String, Node> entries(@Nullable Node root, String... path) {
        return root == null ? Map.of() : root.entries(path);
    }
}
