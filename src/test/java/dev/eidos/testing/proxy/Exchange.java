package dev.eidos.testing.proxy;

import java.time.Duration;

/**
 * A request as the log has it.
 *
 * @param status 0 as long as there is no answer, and when there never was one
 * @param at since the proxy began
 * @param took until the answer's first line; zero as long as there is none
 */
public record Exchange(Request request, int status, Duration at, Duration took) {
    Exchange answered(int code, Duration now) {
        return new Exchange(request, code, at, now.minus(at));
    }

    @Override
    public String toString() {
        return "%6d ms %s -> %d in %d ms".formatted(at.toMillis(), request, status, took.toMillis());
    }
}
