package dev.eidos.constraint;

import org.jspecify.annotations.Nullable;

/** The outcome of holding one constraint against one snapshot. */
public sealed interface Verdict {

    /** The requirement as it is written: {@code >= 1.32.4}. */
    String expected();

    /** The value in the snapshot; null where it has none. */
    @Nullable
    String actual();

    /** The path of the actual value in the snapshot, also where there is none: {@code K8s.server.version}. */
    String source();

    /** The snapshot has what was expected. */
    record Passed(String expected, String actual, String source) implements Verdict {}

    /** The snapshot has something else than what was expected. */
    record Failed(String expected, String actual, String source) implements Verdict {}

    /**
     * Nobody can tell.
     *
     * @param cause the kind of reason, for programs
     * @param reason why, for people
     */
    record Unknown(String expected, @Nullable String actual, String source, Cause cause, String reason)
            implements Verdict {}

    /** The kinds of reason why nobody can tell. */
    enum Cause {
        /** The constraint's name or value is not understood; no snapshot will ever answer it. */
        MALFORMED,
        /** The snapshot has nothing of this type. */
        TYPE_ABSENT,
        /** The snapshot has the type, but not the subtype. */
        SUBTYPE_ABSENT,
        /** The snapshot has the subtype, and says of nothing in it that it could not be read, but has not the key. */
        KEY_ABSENT,
        /** The snapshot says that it could not be read. */
        NOT_COLLECTED,
        /** The value is there, but it is no version, and the constraint asks for an order. */
        NOT_COMPARABLE
    }
}
