package dev.eidos.collector;

import dev.eidos.error.EidosException;
import dev.eidos.measurement.Gap;
import java.util.Objects;

/** Turns failures into what a snapshot says about them. */
public final class Gaps {
    private Gaps() {}

    /**
     * What was not read, because of a failure.
     *
     * @param object what was asked for, if the failure itself names none
     */
    public static Gap of(String object, EidosException failure) {
        String message = Objects.requireNonNull(failure.getMessage());
        String suggestion = failure.suggestion();
        return new Gap(
                Objects.requireNonNullElse(failure.object(), object),
                reason(failure),
                suggestion == null ? message : message + "; " + suggestion);
    }

    private static Gap.Reason reason(EidosException failure) {
        return switch (failure.code()) {
            case NOT_FOUND -> Gap.Reason.NotFound;
            case FORBIDDEN -> Gap.Reason.Forbidden;
            case UNAVAILABLE -> Gap.Reason.Unavailable;
            case TIMED_OUT -> Gap.Reason.Timeout;
            case INVALID_INPUT -> Gap.Reason.Invalid;
            case FAILED, CONFLICT, INTERNAL, CHECK_FAILED, PARTIAL -> Gap.Reason.Failed;
        };
    }
}
