package dev.eidos.document;

import org.jspecify.annotations.Nullable;

/** Looks into a document that may not be there. */
public final class Tree {
    private Tree() {}

    /** The scalar at a path as text; empty where there is none. */
    public static String text(@Nullable Value root, String... path) {
        return root == null ? "" : root.text(path);
    }
}
