package dev.eidos.cli.watch;

import dev.eidos.cli.console.FailureReport;
import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.error.EidosException;
import dev.eidos.file.OutputFile;
import dev.eidos.fleet.folder.RunFolders;
import dev.eidos.text.Counted;
import dev.eidos.text.GoDuration;
import dev.eidos.watch.FleetMetrics;
import dev.eidos.watch.FleetState;
import dev.eidos.watch.RunComparison;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a watch, one after the other. A run that fails is told, leaves nothing, and is followed by the next: each
 * opens its connection anew, with the credentials that hold then. Only a first one that fails ends all, because a
 * command line with a mistake in it must not be repeated all night.
 */
public final class WatchLoop {
    private final WatchSettings settings;
    private final RunFolders folders;
    private final Messages messages;
    private final ChangeLines lines;
    private final Runner runner;
    private final Waiting waiting;
    private final InstantSource clock;
    private @Nullable FleetState state;
    private Instant lastRun = Instant.EPOCH;
    private int failures;
    private int done;

    /** One run over the fleet. */
    public interface Runner {
        /** Captures the fleet into a folder that is not there yet, and returns once all that can be had is there. */
        void capture(Path folder, Interruption interruption) throws InterruptedException;
    }

    /** The time between runs. */
    interface Waiting {
        void sleep(Duration time) throws InterruptedException;
    }

    WatchLoop(WatchSettings settings, Session session, Runner runner, Waiting waiting, InstantSource clock) {
        this.settings = settings;
        this.folders = new RunFolders(settings.folder());
        this.messages = new Messages(session);
        this.lines = new ChangeLines(session);
        this.runner = runner;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Watches until a signal, or the number of runs, ends it. */
    public static void run(WatchSettings settings, Session session, Runner runner) throws InterruptedException {
        // a second signal leaves at once: halting runs no hooks that could hold it up
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            new WatchLoop(settings, session, runner, Thread::sleep, InstantSource.system()).run(interruption);
        }
    }

    void run(Interruption interruption) throws InterruptedException {
        folders.check();
        settings.metrics().ifPresent(file -> new OutputFile(file).check());
        messages.note("a run every " + GoDuration.text(settings.every()) + " into " + settings.folder() + ", of which "
                + settings.keep() + " are kept");
        try {
            while (true) {
                Instant begun = clock.instant();
                once(begun, interruption);
                done++;
                if (done == settings.runs()) {
                    ended();
                    return;
                }
                Duration left = Duration.between(clock.instant(), begun.plus(settings.every()));
                waiting.sleep(left.isNegative() ? Duration.ZERO : left);
            }
        } catch (InterruptedException e) {
            interruption.workIsOver();
            ended();
            throw interruption.exitCode() == 0 ? e : new Interrupted(interruption.exitCode());
        }
    }

    private void once(Instant begun, Interruption interruption) throws InterruptedException {
        Optional<Path> before = folders.newest();
        Path run = folders.at(begun);
        boolean whole = false;
        try {
            runner.capture(run, interruption);
            RunComparison found = RunComparison.of(run, before, messages::warn);
            whole = true;
            succeeded(found, begun);
        } catch (EidosException e) {
            failed(e);
        } finally {
            if (!whole) {
                remove(run);
            }
        }
    }

    private void succeeded(RunComparison found, Instant begun) {
        if (state == null) {
            messages.note("the first run has " + Counted.of(found.state().collected(), "node") + ", "
                    + found.state().missing() + " missing, and "
                    + Counted.of(found.state().allFindings(), "finding") + "; what changes is told");
        }
        state = found.state();
        lastRun = begun;
        failures = 0;
        lines.tell(found.changes(), begun);
        metrics();
        folders.prune(settings.keep());
    }

    private void ended() {
        messages.note("ended after " + Counted.of(done, "run") + "; "
                + folders.newest().map(run -> "the last is " + run).orElse("there is none in " + settings.folder()));
    }

    private void failed(EidosException e) {
        if (done == 0) {
            throw e;
        }
        if (done + 1 == settings.runs()) {
            throw EidosException.of(e.code(), e.what())
                    .object(e.object())
                    .reason(e.reason())
                    .suggestion("nothing of this run is kept; the runs before it are in " + settings.folder())
                    .cause(e)
                    .build();
        }
        failures++;
        messages.warn("a run failed, and the next is tried: " + FailureReport.words(e));
        metrics();
    }

    /** A disk that is full must not end the watch, nor what it cannot write. */
    private void metrics() {
        FleetState last = state;
        if (last == null) {
            return;
        }
        settings.metrics().ifPresent(file -> {
            try {
                new OutputFile(file)
                        .write(FleetMetrics.of(last, lastRun, failures).getBytes(StandardCharsets.UTF_8));
            } catch (EidosException e) {
                messages.warn("no metrics: " + FailureReport.words(e));
            }
        });
    }

    private void remove(Path run) {
        try {
            RunFolders.remove(run);
        } catch (EidosException e) {
            messages.warn(FailureReport.words(e));
        }
    }
}
