package dev.eidos.testing.proxy;

import java.time.Duration;
import java.util.Map;

/**
 * An answer that a server gives on its own, most of them in the API server's form, with the words of Kubernetes'
 * {@code apimachinery/pkg/api/errors}.
 */
public record Refusal(int status, Map<String, String> headers, String body) {

    public static Refusal of(int code, String reason, String message) {
        return new Refusal(code, Map.of("Content-Type", "application/json"), """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"%s","reason":"%s","code":%d}\
            """.formatted(
                        message.replace("\\", "\\\\").replace("\"", "\\\""), reason, code));
    }

    public static Refusal tooManyRequests(Duration retryAfter) {
        Refusal busy = of(429, "TooManyRequests", "The server has received too many requests, please try again later.");
        return new Refusal(
                429,
                Map.of("Content-Type", "application/json", "Retry-After", String.valueOf(retryAfter.toSeconds())),
                busy.body);
    }

    public static Refusal internalError() {
        return of(500, "InternalError", "Internal error occurred: etcdserver: leader changed");
    }

    public static Refusal unavailable() {
        return of(503, "ServiceUnavailable", "the server is currently unable to handle the request");
    }

    /** Of a list's continue token or a watch's resourceVersion. */
    public static Refusal expired() {
        return of(410, "Expired", "too old resource version: 1 (2)");
    }

    public static Refusal unauthorized() {
        return of(401, "Unauthorized", "Unauthorized");
    }

    public static Refusal forbidden(String message) {
        return of(403, "Forbidden", message);
    }

    public static Refusal notFound(String message) {
        return of(404, "NotFound", message);
    }

    public static Refusal alreadyExists(String message) {
        return of(409, "AlreadyExists", message);
    }

    public static Refusal conflict(String message) {
        return of(409, "Conflict", message);
    }

    Answer answer() {
        return Answer.of(status, headers, body);
    }
}
