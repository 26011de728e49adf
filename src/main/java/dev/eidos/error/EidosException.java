package dev.eidos.error;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can meet: what happened, on which object, why, and what to do next.
 *
 * <p>Thrown anywhere, caught in one place (the command line's entry), which prints it and exits with its code.
 */
public final class EidosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final Wording what;
    private final @Nullable Wording object;
    private final @Nullable Wording reason;
    private final @Nullable Wording suggestion;
    private final transient Function<Setting, String> settingName;

    private EidosException(Builder builder, Function<Setting, String> settingName) {
        super(message(builder, settingName), builder.cause);
        this.code = builder.code;
        this.what = builder.what;
        this.object = builder.object;
        this.reason = builder.reason;
        this.suggestion = builder.suggestion;
        this.settingName = settingName;
    }

    private static String message(Builder builder, Function<Setting, String> settingName) {
        String what = builder.what.text(settingName);
        return builder.reason == null ? what : what + ": " + builder.reason.text(settingName);
    }

    /** The same failure with its settings called otherwise, such as by their flags. */
    public EidosException worded(Function<Setting, String> settingName) {
        Builder same = new Builder(code, what);
        same.object = object;
        same.reason = reason;
        same.suggestion = suggestion;
        same.cause = getCause();
        EidosException worded = new EidosException(same, settingName);
        worded.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            worded.addSuppressed(suppressed);
        }
        return worded;
    }

    /** Starts a failure with what happened, as a phrase that needs no capital and no full stop. */
    public static Builder of(ErrorCode code, String what) {
        return new Builder(code, new Wording(what, List.of()));
    }

    /** As {@link #of(ErrorCode, String)}, with a {@code %s} for each setting. */
    public static Builder of(ErrorCode code, String format, Setting... settings) {
        return new Builder(code, new Wording(format, List.of(settings)));
    }

    public ErrorCode code() {
        return code;
    }

    /** The failure in a few words, without the reason. */
    public String what() {
        return what.text(settingName);
    }

    /** The file, URL, flag or cluster object that it happened to. */
    public @Nullable String object() {
        return text(object);
    }

    /**
     * The reason, in the words of whoever refused: the operating system, the API server, a parser. Null if none is
     * known.
     */
    public @Nullable String reason() {
        return text(reason);
    }

    /** Advice on what the user can do next; null if there is none. */
    public @Nullable String suggestion() {
        return text(suggestion);
    }

    private @Nullable String text(@Nullable Wording wording) {
        return wording == null ? null : wording.text(settingName);
    }

    /** Collects the parts of an {@link EidosException}. */
    public static final class Builder {
        private final ErrorCode code;
        private final Wording what;
        private @Nullable Wording object;
        private @Nullable Wording reason;
        private @Nullable Wording suggestion;
        private @Nullable Throwable cause;

        private Builder(ErrorCode code, Wording what) {
            this.code = Objects.requireNonNull(code, "code");
            this.what = Objects.requireNonNull(what, "what");
        }

        public Builder object(@Nullable String object) {
            this.object = object == null ? null : new Wording(object, List.of());
            return this;
        }

        public Builder reason(@Nullable String reason) {
            this.reason = reason == null ? null : new Wording(reason, List.of());
            return this;
        }

        public Builder suggestion(@Nullable String suggestion) {
            this.suggestion = suggestion == null ? null : new Wording(suggestion, List.of());
            return this;
        }

        /** Names the settings that cannot be, alone or together, as what it happened to. */
        public Builder object(Setting... settings) {
            this.object = new Wording(String.join(" ", Collections.nCopies(settings.length, "%s")), List.of(settings));
            return this;
        }

        /** As {@link #reason(String)}, with a {@code %s} for each setting. */
        public Builder reason(String format, Setting... settings) {
            this.reason = new Wording(format, List.of(settings));
            return this;
        }

        /** As {@link #suggestion(String)}, with a {@code %s} for each setting. */
        public Builder suggestion(String format, Setting... settings) {
            this.suggestion = new Wording(format, List.of(settings));
            return this;
        }

        /** Keeps the exception behind the failure for {@code --debug}; it is not shown otherwise. */
        public Builder cause(@Nullable Throwable cause) {
            this.cause = cause;
            return this;
        }

        public EidosException build() {
            return new EidosException(this, Setting::toString);
        }
    }
}
