package dev.eidos.error;

import org.jspecify.annotations.Nullable;

/**
 * A text that is not a value of its kind, as the parser of that kind sees it: which text, why not, and the right form.
 *
 * <p>A parser does not know where the text was written, so that it can read a flag, a document and an embedder's
 * argument alike. Whoever knows the place turns it into a failure by {@link #at}.
 */
public final class MalformedValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String value;
    private final @Nullable String reason;
    private final @Nullable String form;

    /**
     * A malformed value.
     *
     * @param what what it is not, as {@code not a toleration}
     * @param value the text, or the part of it that is wrong
     * @param reason why it is not one; null if the form says it all
     * @param form how to write it, as an advice; null if the reason says it all
     */
    public MalformedValue(String what, String value, @Nullable String reason, @Nullable String form) {
        super(what + ": " + value + (reason == null ? "" : ": " + reason));
        this.what = what;
        this.value = value;
        this.reason = reason;
        this.form = form;
    }

    /** The text, or the part of it that is wrong. */
    public String value() {
        return value;
    }

    /** The reason why it is not a value of its kind; null if that is plain from its form. */
    public @Nullable String reason() {
        return reason;
    }

    /**
     * The failure that a user is told.
     *
     * @param place where the text was written, with the text: {@code --toleration a b}
     * @return with {@link ErrorCode#INVALID_INPUT}
     */
    public EidosException at(String place) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what)
                .object(place)
                .reason(reason)
                .suggestion(form)
                .build();
    }
}
