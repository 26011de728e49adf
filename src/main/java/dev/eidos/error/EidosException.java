package dev.eidos.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can meet: what happened, on which object, why, and what to do next.
 *
 * <p>Thrown anywhere, caught in one place (the command line's entry), which prints it and exits with its code.
 */
public final class EidosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String what;
    private final @Nullable String object;
    private final @Nullable String reason;
    private final @Nullable String suggestion;

    private EidosException(Builder builder) {
        super(builder.reason == null ? builder.what : builder.what + ": " + builder.reason, builder.cause);
        this.code = builder.code;
        this.what = builder.what;
        this.object = builder.object;
        this.reason = builder.reason;
        this.suggestion = builder.suggestion;
    }

    /** Starts a failure with what happened, as a phrase that needs no capital and no full stop. */
    public static Builder of(ErrorCode code, String what) {
        return new Builder(code, what);
    }

    public ErrorCode code() {
        return code;
    }

    /** The failure in a few words, without the reason. */
    public String what() {
        return what;
    }

    /** The file, URL, flag or cluster object that it happened to. */
    public @Nullable String object() {
        return object;
    }

    /**
     * The reason, in the words of whoever refused: the operating system, the API server, a parser. Null if none is
     * known.
     */
    public @Nullable String reason() {
        return reason;
    }

    /** Advice on what the user can do next; null if there is none. */
    public @Nullable String suggestion() {
        return suggestion;
    }

    /** Collects the parts of an {@link EidosException}. */
    public static final class Builder {
        private final ErrorCode code;
        private final String what;
        private @Nullable String object;
        private @Nullable String reason;
        private @Nullable String suggestion;
        private @Nullable Throwable cause;

        private Builder(ErrorCode code, String what) {
            this.code = Objects.requireNonNull(code, "code");
            this.what = Objects.requireNonNull(what, "what");
        }

        public Builder object(@Nullable String object) {
            this.object = object;
            return this;
        }

        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        public Builder suggestion(@Nullable String suggestion) {
            this.suggestion = suggestion;
            return this;
        }

        /** Keeps the exception behind the failure for {@code --debug}; it is not shown otherwise. */
        public Builder cause(@Nullable Throwable cause) {
            this.cause = cause;
            return this;
        }

        public EidosException build() {
            return new EidosException(this);
        }
    }
}
