package dev.eidos.fleet;

/**
 * A node in a fleet's document.
 *
 * @param reason why there is no snapshot; empty where there is one
 * @param file the snapshot's, below the folder; empty where there is none
 * @param sha256 of that file, in hexadecimal; empty where there is none
 */
public record FleetNode(String name, Verdict verdict, String reason, String file, String sha256) {

    /** The fate of a node in a run. */
    public enum Verdict {
        COLLECTED("collected"),
        FAILED("failed"),
        SKIPPED("skipped"),
        PENDING("pending");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** As the document says it. */
        public String label() {
            return label;
        }
    }

    public static FleetNode collected(String name, String file, String sha256) {
        return new FleetNode(name, Verdict.COLLECTED, "", file, sha256);
    }

    /** One of which there is no snapshot. */
    public static FleetNode without(String name, Verdict verdict, String reason) {
        return new FleetNode(name, verdict, reason, "", "");
    }
}
