package dev.eidos.live.assertion;

/**
 * A difference between an object and what is expected of it.
 *
 * @param path the field: {@code status.phase}; empty for the object itself
 * @param reason what it is, and what was asked
 */
public record Mismatch(String path, String reason) {
    @Override
    public String toString() {
        return path.isEmpty() ? reason : path + " " + reason;
    }
}
