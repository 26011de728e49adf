package dev.eidos.collector.systemd;

import dev.eidos.error.Causes;
import dev.eidos.measurement.Gap;
import java.time.Duration;
import java.util.Objects;

/** The failure of the message bus, or of systemd behind it, to answer. */
final class BusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Gap.Reason reason;

    private BusException(Gap.Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    private BusException(Gap.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static BusException noReply(String call, Duration waited) {
        return new BusException(Gap.Reason.Timeout, call + ": no reply after " + waited.toMillis() + " ms");
    }

    /** An error that the bus or systemd sent; names as in the D-Bus specification and systemd's bus-common-errors.h. */
    static BusException refused(String errorName, String message) {
        String text =
                message.isBlank() ? errorName : message.lines().findFirst().orElse(errorName);
        return switch (errorName.substring(errorName.lastIndexOf('.') + 1)) {
            case "AccessDenied", "AuthFailed", "InteractiveAuthorizationRequired" ->
                new BusException(Gap.Reason.Forbidden, text);
            case "NoReply", "Timeout", "TimedOut" -> new BusException(Gap.Reason.Timeout, text);
            case "ServiceUnknown", "NameHasNoOwner" ->
                new BusException(Gap.Reason.NotFound, "systemd is not on this bus: " + text);
            case "NoSuchUnit", "InvalidArgs" -> new BusException(Gap.Reason.Invalid, text);
            default -> new BusException(Gap.Reason.Unavailable, text);
        };
    }

    /** A failure on this side: no socket, refused, not permitted, cut off. */
    static BusException of(Throwable failure) {
        Throwable root = Causes.root(failure);
        String message = Objects.requireNonNullElse(root.getMessage(), root.toString());
        boolean denied = message.contains("Permission denied")
                || root instanceof java.nio.file.AccessDeniedException
                || root.getClass().getSimpleName().equals("AuthenticationException");
        return new BusException(denied ? Gap.Reason.Forbidden : Gap.Reason.Unavailable, message, failure);
    }

    Gap about(String object) {
        return new Gap(object, reason, Objects.requireNonNullElse(getMessage(), reason.name()));
    }

    /**
     * Returns whether it makes no sense to ask for the next thing: a silent or lost bus would cost its time limit
     * again.
     */
    boolean endsTheConversation() {
        return reason == Gap.Reason.Timeout || reason == Gap.Reason.Unavailable;
    }
}
