package dev.eidos.cli.live;

import dev.eidos.error.EidosException;
import dev.eidos.live.LiveReport;
import dev.eidos.live.ReportNews;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The wait for a cluster to be as a recipe asks: it is read again and again, until it is so or time is up. A round that
 * took long is followed by a pause as long: the server has other work, too.
 *
 * @param limit zero for one look
 * @param told takes what has changed
 */
record Waiting(Duration limit, Duration pause, boolean allowUnknown, Consumer<String> told) {
    /** One look at the cluster. */
    interface Look {
        LiveReport take() throws InterruptedException;
    }

    /** A question that a server may not answer yet. */
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /**
     * The answer of a server that may be starting still: it is asked again until time is up.
     *
     * @throws EidosException the last failure; the first one if it is of another kind than time mends
     */
    <T> T answer(Question<T> question) throws InterruptedException {
        long start = System.nanoTime();
        boolean first = true;
        while (true) {
            try {
                return question.ask();
            } catch (EidosException e) {
                Duration rest = limit.minusNanos(System.nanoTime() - start);
                if (!e.code().isTransient() || rest.compareTo(pause) < 0) {
                    throw e;
                }
                if (first) {
                    told.accept("waiting for the cluster to answer: " + e.what()
                            + (e.reason() == null ? "" : ": " + e.reason()));
                    first = false;
                }
            }
            Thread.sleep(pause);
        }
    }

    /** The same for what is left of the time that began at a moment of {@link System#nanoTime}. */
    Waiting since(long start) {
        Duration rest = limit.minusNanos(System.nanoTime() - start);
        return new Waiting(rest.isNegative() ? Duration.ZERO : rest, pause, allowUnknown, told);
    }

    /** The last report. */
    LiveReport end(Look look) throws InterruptedException {
        long start = System.nanoTime();
        @Nullable LiveReport before = null;
        while (true) {
            long began = System.nanoTime();
            LiveReport now = since(start).answer(look::take);
            if (now.passed(allowUnknown)) {
                return now;
            }
            Duration rest = limit.minusNanos(System.nanoTime() - start);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Duration wait = pause(took, pause);
            if (rest.compareTo(wait) < 0) {
                return now;
            }
            new ReportNews(allowUnknown).waiting(before, now).ifPresent(told);
            before = now;
            Thread.sleep(wait);
        }
    }

    /** The pause after a look that took so long: the server has other work, too. */
    static Duration pause(Duration took, Duration usual) {
        return took.compareTo(usual) > 0 ? took : usual;
    }
}
