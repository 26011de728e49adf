package dev.eidos.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A pattern for one element of a path, in the grammar of Go's {@code filepath.Match}: a star stands for any characters,
 * a question mark for one, {@code [a-z]} for one of a set and {@code [^a-z]} for one of none, and a backslash takes the
 * character behind it literally.
 */
final class GlobPattern {
    private sealed interface Part {}

    /** Any characters, none too. */
    private record Any() implements Part {}

    private record One(IntPredicate accepts) implements Part {}

    private final List<Part> parts;

    private GlobPattern(List<Part> parts) {
        this.parts = parts;
    }

    /** Returns whether a text is more than a name. */
    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /** The pattern; none where Go would call it a bad one. */
    static Optional<GlobPattern> parse(String text) {
        var parts = new ArrayList<Part>();
        var reader = new Reader(text);
        while (!reader.atEnd()) {
            int c = reader.next();
            switch (c) {
                case '*' -> parts.add(new Any());
                case '?' -> parts.add(new One(_ -> true));
                case '[' -> {
                    Optional<IntPredicate> set = reader.set();
                    if (set.isEmpty()) {
                        return Optional.empty();
                    }
                    parts.add(new One(set.get()));
                }
                case '\\' -> {
                    if (reader.atEnd()) {
                        return Optional.empty();
                    }
                    int literal = reader.next();
                    parts.add(new One(it -> it == literal));
                }
                default -> parts.add(new One(it -> it == c));
            }
        }
        return Optional.of(new GlobPattern(List.copyOf(parts)));
    }

    /** Goes back to the last star only, so that no pattern takes longer than its length times the name's. */
    boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        int part = 0;
        int at = 0;
        int star = -1;
        int afterStar = 0;
        while (at < characters.length) {
            if (part < parts.size() && parts.get(part) instanceof Any) {
                star = part++;
                afterStar = at;
            } else if (part < parts.size()
                    && parts.get(part) instanceof One(IntPredicate accepts)
                    && accepts.test(characters[at])) {
                part++;
                at++;
            } else if (star >= 0) {
                part = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part) instanceof Any) {
            part++;
        }
        return part == parts.size();
    }

    private static final class Reader {
        private final int[] text;
        private int at;

        Reader(String text) {
            this.text = text.codePoints().toArray();
        }

        boolean atEnd() {
            return at == text.length;
        }

        int next() {
            return text[at++];
        }

        private boolean take(char c) {
            boolean there = !atEnd() && text[at] == c;
            if (there) {
                at++;
            }
            return there;
        }

        /** What follows an opening bracket; none where it is malformed. */
        Optional<IntPredicate> set() {
            boolean negated = take('^');
            List<int[]> ranges = new ArrayList<>();
            while (ranges.isEmpty() || !take(']')) {
                int low = member();
                int high = low >= 0 && take('-') ? member() : low;
                if (low < 0 || high < 0) {
                    return Optional.empty();
                }
                ranges.add(new int[] {low, high});
            }
            return Optional.of(c -> negated != ranges.stream().anyMatch(range -> range[0] <= c && c <= range[1]));
        }

        /** A character of a set; -1 where there can be none. */
        private int member() {
            if (atEnd() || text[at] == '-' || text[at] == ']') {
                return -1;
            }
            boolean literal = take('\\');
            return literal && atEnd() ? -1 : next();
        }
    }
}
