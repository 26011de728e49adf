package dev.eidos.cli.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The interruption of the thread that does the work, by the first SIGINT, SIGTERM or SIGHUP: it then cleans up. The
 * second signal ends the process at once. Shutdown hooks could do the first, but not the second.
 *
 * <p>One request may arrive as two signals: {@code timeout} of GNU coreutils signals the process and then its whole
 * group, and a terminal that is closed hangs up through the kernel and through the shell. What follows the first within
 * half a second is the same request; nobody has read by then that a second one leaves at once.
 */
public final class Interruption implements AutoCloseable {
    private static final Duration SAME_REQUEST = Duration.ofMillis(500);

    private final Thread worker;
    private final IntConsumer leave;
    private final LongSupplier nanoTime;
    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private @Nullable Signal first;
    private long firstAt;
    private boolean over;

    /**
     * An interruption that has no handlers yet.
     *
     * @param leave ends the process with a code
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    Interruption(Thread worker, IntConsumer leave, LongSupplier nanoTime) {
        this.worker = worker;
        this.leave = leave;
        this.nanoTime = nanoTime;
    }

    /**
     * The interruption of the calling thread, until it is closed.
     *
     * @param leave ends the process with a code
     */
    public static Interruption ofThisThread(IntConsumer leave) {
        Interruption interruption = new Interruption(Thread.currentThread(), leave, System::nanoTime);
        for (String name : List.of("INT", "TERM", "HUP")) {
            interruption.handle(new Signal(name));
        }
        return interruption;
    }

    /**
     * Returns whether a signal was ignored when eidos was started, and so shall be ignored now: a shell has SIGINT
     * ignored for programs that it starts with {@code &} in a script. The launcher tells, as the JVM has taken them
     * over by now.
     */
    private static boolean isIgnored(Signal signal) {
        return List.of(System.getProperty("eidos.ignored", "").split(",", -1)).contains(signal.getName());
    }

    private void handle(Signal signal) {
        try {
            if (isIgnored(signal)) {
                Signal.handle(signal, SignalHandler.SIG_IGN);
                return;
            }
            SignalHandler previous = Signal.handle(signal, this::received);
            if (SignalHandler.SIG_IGN.equals(previous)) {
                // nohup has HUP ignored, and so it shall be
                Signal.handle(signal, previous);
            } else {
                before.put(signal, previous);
            }
        } catch (IllegalArgumentException e) {
            // the JVM was told to leave signals alone
            return;
        }
    }

    /** Takes a signal as its handler does. */
    synchronized void received(Signal signal) {
        long now = nanoTime.getAsLong();
        if (first != null) {
            if (now - firstAt >= SAME_REQUEST.toNanos()) {
                leave.accept(128 + signal.getNumber());
            }
            return;
        }
        first = signal;
        firstAt = now;
        if (!over) {
            worker.interrupt();
        }
    }

    /** The work is over: from now on a first signal is noted only, and one that came too late is taken back. */
    public synchronized void workIsOver() {
        over = true;
        Thread.interrupted();
    }

    /** 128 and the signal's number, as shells report it; 0 without a signal. */
    public synchronized int exitCode() {
        return first == null ? 0 : 128 + first.getNumber();
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
