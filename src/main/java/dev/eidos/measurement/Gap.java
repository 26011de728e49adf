package dev.eidos.measurement;

import java.util.Objects;

/**
 * Something that was looked for and not read, so that a reader of the snapshot can tell "there is none" from "could not
 * look".
 *
 * @param object the file, device, unit or API object that was asked for
 * @param reason the kind of gap
 * @param message why, in the words of whoever refused, and what to do if that is known
 */
public record Gap(String object, Reason reason, String message) {
    public Gap {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    /** The kinds of gap; their names, as Kubernetes writes reasons, are what the document says. */
    public enum Reason {
        /** It was looked for, and it is not there. */
        NotFound,
        /** It may be there, but this user may not read it. */
        Forbidden,
        /** The service that knows could not be reached. */
        Unavailable,
        /** It took longer than it was given. */
        Timeout,
        /** It was read, but not understood, or it is larger than is reasonable. */
        Invalid,
        /** Anything else, an I/O error for instance. */
        Failed
    }
}
