package dev.eidos.jmespath;

/** The failure of an expression that was understood, at a value that it cannot be applied to. */
public final class JmesPathFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JmesPathFailure(String message) {
        super(message);
    }

    /** Why, as the end of a sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
