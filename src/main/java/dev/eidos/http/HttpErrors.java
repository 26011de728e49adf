package dev.eidos.http;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers of a web server and failures of the network, as failures of ours. */
final class HttpErrors {
    private HttpErrors() {}

    /** An answer without a document. */
    static EidosException refused(String name, int status) {
        EidosException.Builder refused = cannotRead(code(status), name, "the server answers " + status);
        return switch (status) {
            case 401, 403 ->
                refused.suggestion("fetch it with a tool that has credentials, and give - to read its output")
                        .build();
            case 404, 410 -> refused.suggestion("check the URL").build();
            case 429, 503 -> refused.suggestion("try again later").build();
            default -> refused.build();
        };
    }

    /** RFC 9110, section 15; 429 is of RFC 6585. */
    private static ErrorCode code(int status) {
        return switch (status) {
            case 401, 403, 407 -> ErrorCode.FORBIDDEN;
            case 404, 410 -> ErrorCode.NOT_FOUND;
            case 408 -> ErrorCode.TIMED_OUT;
            default -> status == 429 || status >= 500 ? ErrorCode.UNAVAILABLE : ErrorCode.FAILED;
        };
    }

    /** The proxy's doing. */
    static EidosException of(String name, ProxyFault fault, @Nullable Throwable failure) {
        return cannotRead(fault.code(), name, fault.reason())
                .suggestion(fault.suggestion())
                .cause(failure)
                .build();
    }

    /**
     * No answer, or not a whole one.
     *
     * @param trust what to do if the server's authority is not trusted
     */
    static EidosException of(String name, Throwable failure, String trust) {
        return switch (ConnectionFault.of(failure)) {
            case NO_CONNECTION_IN_TIME -> tooSlow(name, "no connection in time", failure);
            case NO_ANSWER_IN_TIME -> tooSlow(name, "no answer in time", failure);
            case UNKNOWN_HOST -> unavailable(name, "the host name cannot be resolved", failure);
            case NOT_TRUSTED ->
                cannotRead(
                                ErrorCode.UNAVAILABLE,
                                name,
                                "no secure connection: its certificate is of no authority that is trusted here")
                        .suggestion(trust)
                        .cause(failure)
                        .build();
            case NOT_SECURE ->
                cannotRead(ErrorCode.UNAVAILABLE, name, "no secure connection: " + message(failure))
                        .suggestion("check the host name and the server's certificate")
                        .cause(failure)
                        .build();
            case REFUSED -> unavailable(name, "connection refused", failure);
            case OTHER ->
                failure instanceof IOException io
                        ? cannotRead(ErrorCode.UNAVAILABLE, name, IoReason.of(io))
                                .cause(failure)
                                .build()
                        : cannotRead(ErrorCode.FAILED, name, message(failure))
                                .cause(failure)
                                .build();
        };
    }

    static EidosException tooSlow(String name, String reason, Throwable failure) {
        return cannotRead(ErrorCode.TIMED_OUT, name, reason)
                .suggestion("try again, or fetch it with another tool and give - to read its output")
                .cause(failure)
                .build();
    }

    private static EidosException unavailable(String name, String reason, Throwable failure) {
        return cannotRead(ErrorCode.UNAVAILABLE, name, reason)
                .suggestion("check the URL, and that this machine reaches it: DNS, firewall, VPN")
                .cause(failure)
                .build();
    }

    static EidosException.Builder cannotRead(ErrorCode code, String name, String reason) {
        return EidosException.of(code, "cannot read the document").object(name).reason(reason);
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
