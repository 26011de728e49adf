package dev.eidos.k8s.api;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP answer, with the body still to be read. Closing the body before its end gives the connection or
 * stream up.
 *
 * @param retryAfter the header {@code Retry-After} as it came; none where it was absent
 */
public record HttpReply(int status, @Nullable String retryAfter, InputStream body) {}
