package dev.eidos.cli.live;

import dev.eidos.cli.console.FailureReport;
import dev.eidos.error.EidosException;
import dev.eidos.live.LiveReport;
import dev.eidos.live.ReportNews;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The watch over a cluster: it is read again and again until a signal comes. A look that fails is told and followed by
 * the next; only a first one that fails ends all, because a command line with a mistake in it must not be repeated all
 * night.
 *
 * @param interval between the end of a look and the next
 * @param screen takes each report, and what is new in it
 */
record Watching(Duration interval, boolean allowUnknown, Screen screen, Consumer<String> warned) {
    /** Shows a look. */
    interface Screen {
        void show(LiveReport report, List<String> news);
    }

    /**
     * The last report.
     *
     * @throws InterruptedException if the signal came before there was one
     */
    LiveReport end(Waiting.Look look) throws InterruptedException {
        @Nullable LiveReport before = null;
        String failure = "";
        while (true) {
            long began = System.nanoTime();
            try {
                LiveReport now = look.take();
                screen.show(now, new ReportNews(allowUnknown).watching(before, now));
                before = now;
                failure = "";
            } catch (EidosException e) {
                if (before == null) {
                    throw e;
                }
                if (Thread.currentThread().isInterrupted()) {
                    return before;
                }
                String words = FailureReport.words(e);
                if (!words.equals(failure)) {
                    warned.accept("a look failed, and the next is tried: " + words);
                }
                failure = words;
            } catch (InterruptedException e) {
                if (before == null) {
                    throw e;
                }
                return before;
            }
            try {
                Thread.sleep(Waiting.pause(Duration.ofNanos(System.nanoTime() - began), interval));
            } catch (InterruptedException e) {
                return before;
            }
        }
    }
}
