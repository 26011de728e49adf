package dev.eidos.k8s.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP answer, with the body still to be read. Closing the body before its end gives the connection or
 * stream up.
 *
 * @param retryAfter the header {@code Retry-After} as it came; none where it was absent
 */
public record HttpReply(int status, @Nullable String retryAfter, InputStream body) {
    /** The codings that a call for a compressed answer accepts (RFC 9110, 8.4.1). */
    public static final String GZIP = "gzip";

    private static final int UNPACKED = 1 << 16;

    /** The reply of the JDK's client; its body is unpacked where it came compressed. */
    public static HttpReply of(HttpResponse<InputStream> answer) throws IOException {
        boolean packed =
                answer.headers().firstValue("Content-Encoding").orElse("").equals(GZIP);
        return new HttpReply(
                answer.statusCode(),
                answer.headers().firstValue("Retry-After").orElse(null),
                packed ? new GZIPInputStream(answer.body(), UNPACKED) : answer.body());
    }
}
