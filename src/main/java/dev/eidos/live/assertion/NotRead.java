package dev.eidos.live.assertion;

/**
 * A part of a file that is not read.
 *
 * @param place the file, with line and column
 * @param step the step that it is of; empty for the whole file
 * @param reason why
 */
public record NotRead(String place, String step, String reason) {
    /** Step and reason in one sentence. */
    public String text() {
        return (step.isEmpty() ? "" : "step '" + step + "' ") + "is not read: " + reason;
    }
}
