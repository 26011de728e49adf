package dev.eidos.k8s.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to an API server.
 *
 * @param method such as {@code GET} or {@code PATCH}
 * @param target path and query, such as {@code /api/v1/nodes?limit=500}
 * @param contentType of the body; without a body that of the answer, if it shall not be plain JSON
 * @param limit until the answer's head must have come
 * @param compressed whether the answer may come compressed: what is large takes less time then
 */
public record HttpCall(
        String method,
        String target,
        @Nullable String contentType,
        @Nullable String body,
        Duration limit,
        boolean compressed) {

    /** The value of the header {@code Accept}. */
    public String accept() {
        return body == null && contentType != null ? contentType : "application/json, */*";
    }
}
