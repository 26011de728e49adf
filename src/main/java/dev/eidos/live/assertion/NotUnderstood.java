package dev.eidos.live.assertion;

/** The failure of an assertion that reading an object cannot answer, or that is not known. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
