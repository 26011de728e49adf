package dev.eidos.compare;

import java.util.List;

/** A pattern of paths, in which {@code *} stands for any characters, none included. */
public final class PathPattern {
    private final String text;
    private final List<String> parts;

    private PathPattern(String text) {
        this.text = text;
        this.parts = List.of(text.split("\\*", -1));
    }

    public static PathPattern of(String text) {
        return new PathPattern(text);
    }

    public String text() {
        return text;
    }

    /** Returns whether it has the path; a {@code *} in the path is matched by itself, too. */
    public boolean matches(String path) {
        String first = parts.getFirst();
        if (parts.size() == 1) {
            return path.equals(first);
        }
        if (!path.startsWith(first)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = path.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        String last = parts.getLast();
        return path.length() - at >= last.length() && path.endsWith(last);
    }

    @Override
    public String toString() {
        return text;
    }
}
