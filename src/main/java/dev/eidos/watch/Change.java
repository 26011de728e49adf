package dev.eidos.watch;

import java.util.List;

/**
 * A change from one run to the next.
 *
 * @param severity of the finding; {@code info} of nodes that come, {@code warning} of those that go
 * @param nodes that it is on, alike
 * @param message what is so now
 * @param remedy what to do; empty where there is nothing to
 */
public record Change(Kind kind, String severity, List<String> nodes, String message, String remedy) {
    public Change {
        nodes = List.copyOf(nodes);
    }

    /** The ways in which a fleet changes. */
    public enum Kind {
        /** A fact is another than in the last run, or something is wrong that was not. */
        CHANGED("changed"),
        /** A node of which there is no snapshot any more. */
        MISSING("missing"),
        /** One of which there is one again. */
        BACK("back"),
        /** One that is new in the cluster. */
        JOINED("joined"),
        /** One that is not in the cluster any more. */
        LEFT("left");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
