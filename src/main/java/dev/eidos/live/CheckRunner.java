package dev.eidos.live;

import dev.eidos.error.EidosException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The run of checks side by side, a few at a time, each within its time.
 *
 * @param limit of each check
 */
public record CheckRunner(Duration limit) {
    private static final int AT_A_TIME = 6;

    /** A check by its phase and id, ready to be made. */
    public record Step(Phase phase, String id, Callable<CheckResult> work) {}

    /** The results in order. One that fails, or is not done in time, is unknown; it never keeps the others back. */
    public List<CheckResult> run(List<Step> steps) throws InterruptedException {
        var room = new Semaphore(AT_A_TIME);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CheckResult>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(executor.submit(() -> {
                    room.acquire();
                    try {
                        return timed(step);
                    } finally {
                        room.release();
                    }
                }));
            }
            List<CheckResult> results = new ArrayList<>();
            try {
                for (int i = 0; i < steps.size(); i++) {
                    results.add(result(steps.get(i), running.get(i)));
                }
            } catch (InterruptedException e) {
                // the executor's own end would wait for the work
                executor.shutdownNow();
                throw e;
            }
            return results;
        }
    }

    private CheckResult timed(Step step) throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CheckResult> work = executor.submit(step.work());
            try {
                return work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return unknown(step, "was not done in " + limit.toSeconds() + " s", "give it more time");
            } catch (ExecutionException e) {
                return failed(step, e.getCause());
            } finally {
                // the executor's own end would wait for the work
                executor.shutdownNow();
            }
        }
    }

    private static CheckResult result(Step step, Future<CheckResult> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return failed(step, e.getCause());
        }
    }

    private static CheckResult failed(Step step, @Nullable Throwable failure) {
        return switch (failure) {
            case EidosException e ->
                unknown(step, e.what() + (e.reason() == null ? "" : ": " + e.reason()), e.suggestion());
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(failure);
        };
    }

    private static CheckResult unknown(Step step, String reason, @Nullable String remedy) {
        return CheckResult.of(step.phase(), step.id(), "", "", List.of(Finding.unknown(step.id(), reason, remedy)));
    }
}
