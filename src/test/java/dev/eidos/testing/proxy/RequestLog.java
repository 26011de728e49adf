package dev.eidos.testing.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every request in the order in which they came. */
final class RequestLog {
    private final long begun = System.nanoTime();
    private final List<Exchange> exchanges = new ArrayList<>();

    /** Notes a request before anything is done about it; gives the place to note the answer at. */
    synchronized int add(Request request) {
        exchanges.add(new Exchange(request, 0, now(), Duration.ZERO));
        notifyAll();
        return exchanges.size() - 1;
    }

    synchronized void answered(int place, int status) {
        exchanges.set(place, exchanges.get(place).answered(status, now()));
        notifyAll();
    }

    synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    synchronized Exchange await(Predicate<Exchange> wanted, int nth, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            List<Exchange> found = exchanges.stream().filter(wanted).toList();
            if (found.size() >= nth) {
                return found.get(nth - 1);
            }
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError(
                        "no such request within " + timeout + "; there were:\n" + String.join("\n", lines()));
            }
            wait(millis);
        }
    }

    private List<String> lines() {
        return exchanges.stream().map(Exchange::toString).toList();
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
