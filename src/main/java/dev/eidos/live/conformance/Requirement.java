package dev.eidos.live.conformance;

/**
 * A requirement of the programme.
 *
 * @param title what is asked, in a few words
 */
record Requirement(String id, String title, Judge judge) {
    /** Looks whether it is met. */
    interface Judge {
        Shown look(Seen seen) throws InterruptedException;
    }
}
