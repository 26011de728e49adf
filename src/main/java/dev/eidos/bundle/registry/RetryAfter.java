package dev.eidos.bundle.registry;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The time that a registry which is busy asks to be left alone for: seconds, or a date (RFC 9110, section 10.2.3).
 * Without it nothing tells that another try would do better.
 */
final class RetryAfter {
    /** A wait that somebody who looks on bears; what asks for more is told instead. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** Tries after the first one. */
    static final int MOST = 3;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private RetryAfter() {}

    /** Null if the answer is another, or does not ask for anything that makes sense. */
    static @Nullable Duration of(HttpResponse<?> answer, Instant now) {
        return isBusy(answer.statusCode())
                ? of(answer.headers().firstValue("Retry-After").orElse(""), now)
                : null;
    }

    static boolean isBusy(int status) {
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
    }

    static @Nullable Duration of(String header, Instant now) {
        String text = header.strip();
        try {
            boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
            Duration wait = isNumber
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
