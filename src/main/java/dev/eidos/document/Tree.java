package dev.eidos.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access to a document that may not be there, by {@link Value}'s own methods: an absent document reads as empty. */
public final class Tree {
    private Tree() {}

    /** The node at a path; null where there is nothing. */
    public static @Nullable Value at(@Nullable Value root, String... path) {
        return root == null ? null : root.at(path);
    }

    /** The scalar at a path as text; empty where there is none. */
    public static String text(@Nullable Value root, String... path) {
        return root == null ? "" : root.text(path);
    }

    /** The scalar at a path as text; null where there is none. */
    public static @Nullable String textOrNull(@Nullable Value root, String... path) {
        return root == null ? null : root.textOrNull(path);
    }

    /** The whole number at a path. */
    public static long number(@Nullable Value root, String key, long absent) {
        return root == null ? absent : root.number(key, absent);
    }

    /** Returns whether the scalar at a path is {@code true}. */
    public static boolean flag(@Nullable Value root, String... path) {
        return root != null && root.flag(path);
    }

    /** The items of the list at a path. */
    public static List<Value> items(@Nullable Value root, String... path) {
        return root == null ? List.of() : root.items(path);
    }

    /** The texts in the mapping at a path, such as labels. */
    public static Map<String, String> texts(@Nullable Value root, String... path) {
        return root == null ? Map.of() : root.texts(path);
    }

    /** The entries of the mapping at a path. */
    public static Map<String, Value> entries(@Nullable Value root, String... path) {
        return root == null ? Map.of() : root.entries(path);
    }
}
