package dev.eidos.k8s.api;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of the API server: a {@code Status} object (Kubernetes API conventions, "Response Status Kind").
 *
 * @param code the HTTP status
 * @param reason a CamelCase word such as {@code AlreadyExists}; empty where something other than an API server answered
 * @param message the server's own sentence
 * @param causes details such as the owners of fields in conflict
 * @param retryAfter the time that the server asks to wait before another try; null if it does not ask
 */
public record ApiStatus(
        int code,
        String reason,
        String message,
        List<Cause> causes,
        @Nullable Duration retryAfter) {
    static final int LARGEST_STATUS = 1 << 16;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_MESSAGE = 1000;

    public ApiStatus {
        causes = List.copyOf(causes);
    }

    /** One detail. */
    public record Cause(String reason, String message, String field) {}

    static ApiStatus of(int code, String body, @Nullable Duration retryAfter) {
        Value status = parsed(body);
        String message = status.text("message");
        return new ApiStatus(
                code,
                status.text("reason"),
                message.isBlank() ? "the server answered " + code + foreign(body, status) : shortened(message.strip()),
                causes(status),
                retryAfter);
    }

    private static String foreign(String body, Value parsed) {
        String words = ForeignAnswer.words(body, parsed);
        return words.isEmpty() ? "" : ": " + words;
    }

    /**
     * The refusal that a body tells of although the HTTP status says that all is well, as some gateways have it; null
     * if it is none.
     */
    static @Nullable ApiStatus inSuccess(byte[] bytes, @Nullable Duration retryAfter) {
        // a list may be large, and its objects may have such words, too
        if (bytes.length > LARGEST_STATUS) {
            return null;
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        if (!body.contains("\"Status\"") || !body.contains("\"Failure\"")) {
            return null;
        }
        Value status = parsed(body.strip());
        return isFailure(status) ? of(code(status), body.strip(), retryAfter) : null;
    }

    /** Returns whether an object is a {@code Status} that tells of a failure. */
    static boolean isFailure(Value object) {
        return object.text("kind").equals("Status") && object.text("status").equals("Failure");
    }

    private static int code(Value status) {
        long code = status.number("code", SERVER_ERROR);
        return code >= BAD_REQUEST && code < 600 ? (int) code : SERVER_ERROR;
    }

    /** As the {@code object} of a watch's {@code ERROR} event tells it. */
    public static ApiStatus of(Value status) {
        return new ApiStatus(
                (int) status.number("code", 500),
                status.text("reason"),
                shortened(status.text("message")),
                causes(status),
                null);
    }

    private static List<Cause> causes(Value status) {
        return status.items("details", "causes").stream()
                .map(cause -> new Cause(cause.text("reason"), cause.text("message"), cause.text("field")))
                .toList();
    }

    /** A proxy on the way answers in HTML. */
    private static Value parsed(String body) {
        if (!body.startsWith("{")) {
            return Value.Mapping.EMPTY;
        }
        try {
            return DocumentReader.read(body, "the server's answer");
        } catch (EidosException e) {
            return Value.Mapping.EMPTY;
        }
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    public boolean alreadyExists() {
        return code == 409 && reason.equals("AlreadyExists");
    }

    public boolean notFound() {
        return code == 404;
    }

    /** Returns whether a resource version or a continue token is too old, so that one must list again. */
    public boolean expired() {
        return code == 410 || reason.equals("Expired");
    }

    /**
     * Returns whether authorization refused, that is: the caller may not ask at all. Admission refuses with the same
     * code and reason; only authorization's sentence reads {@code User "jo" cannot create resource "pods" in API group
     * ""}.
     */
    public boolean isOfCaller() {
        return code == 403 && message.contains(" cannot ") && message.contains(" resource \"");
    }

    /** Returns whether admission or validation refused the object that was sent; otherwise the circumstances did. */
    public boolean isAboutContent() {
        return switch (code) {
            // a webhook with side effects refuses whatever is only tried
            case 400 -> !message.contains("does not support dry run");
            case 403, 422 -> true;
            default -> false;
        };
    }
}
