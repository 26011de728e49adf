package dev.eidos.host;

import dev.eidos.error.EidosException;
import dev.eidos.error.IoReason;
import dev.eidos.measurement.Gap;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** The gaps that failures become in a snapshot. */
public final class ReadFailures {
    private ReadFailures() {}

    /**
     * The gap for what was not read because of a failure.
     *
     * @param object the thing that was asked for, used if the failure itself names none
     */
    public static Gap of(String object, EidosException failure) {
        String message = Objects.requireNonNull(failure.getMessage());
        String suggestion = failure.suggestion();
        return new Gap(
                Objects.requireNonNullElse(failure.object(), object),
                reason(failure),
                suggestion == null ? message : message + "; " + suggestion);
    }

    /** A file or directory of the host that was not read. */
    public static Gap of(String hostPath, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _, NotDirectoryException _ ->
                new Gap(hostPath, Gap.Reason.NotFound, "no such file");
            case AccessDeniedException _ -> new Gap(hostPath, Gap.Reason.Forbidden, "permission denied");
            case FileSystemLoopException _ ->
                new Gap(hostPath, Gap.Reason.Invalid, "too many levels of symbolic links");
            default -> ofReason(hostPath, IoReason.of(failure));
        };
    }

    private static Gap ofReason(String hostPath, String reason) {
        return switch (reason) {
            case "Permission denied", "Operation not permitted" ->
                new Gap(hostPath, Gap.Reason.Forbidden, "permission denied");
            case "No such file or directory" -> new Gap(hostPath, Gap.Reason.NotFound, "no such file");
            default -> new Gap(hostPath, Gap.Reason.Failed, reason);
        };
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
