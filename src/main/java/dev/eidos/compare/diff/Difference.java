package dev.eidos.compare.diff;

import java.util.List;

/**
 * A fact that is not the same on both sides.
 *
 * @param before empty where it is added
 * @param after empty where it is removed; where one side has a gap, why nobody could look
 * @param nodes that it is so on
 */
public record Difference(Kind kind, String path, String before, String after, List<String> nodes) {
    public Difference {
        nodes = List.copyOf(nodes);
    }

    /** The ways in which a fact changes. */
    public enum Kind {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        /** Nobody could look on one side: no difference. */
        GAP("gap");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
