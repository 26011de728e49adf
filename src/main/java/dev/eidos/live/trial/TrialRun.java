package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.read.LiveCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of tests: it makes its namespace, runs them one after the other, and removes the namespace. */
public final class TrialRun {
    private static final Duration GOING = Duration.ofMinutes(2);
    private static final Duration UNDER_WAY = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final ApiCalls calls;
    private final TrialSettings settings;
    private final Bench bench;
    private @Nullable CompletableFuture<Value> making;

    TrialRun(ApiCalls calls, LiveCluster cluster, PodOutput output, TrialSettings settings) {
        this.calls = calls;
        this.settings = settings;
        this.bench = new Bench(calls, cluster, output, settings);
    }

    public static TrialRun of(ApiClient api, TrialSettings settings) {
        return new TrialRun(api, LiveCluster.of(api), new StreamedOutput(api), settings);
    }

    /**
     * Runs them.
     *
     * @param told takes what is being done
     * @return the outcomes by the checks' ids
     * @throws InterruptedException with nothing removed: {@link #remove} is to be called in any case
     */
    public Map<String, Trial.Outcome> run(List<Planned> planned, Consumer<String> told) throws InterruptedException {
        Map<String, Trial.Outcome> outcomes = new LinkedHashMap<>();
        boolean any = planned.stream().anyMatch(Planned.Test.class::isInstance);
        @Nullable Finding refused = any ? begin(Trials.isPrivileged(planned)) : null;
        for (Planned one : planned) {
            outcomes.put(
                    one.id(),
                    switch (one) {
                        case Planned.Cannot(String _, Finding why) -> new Trial.Outcome("", List.of(why));
                        case Planned.Test(Trial trial) -> {
                            if (refused != null) {
                                yield new Trial.Outcome("", List.of(refused));
                            }
                            told.accept("testing " + trial.id());
                            yield outcome(trial);
                        }
                    });
        }
        return outcomes;
    }

    private Trial.Outcome outcome(Trial trial) throws InterruptedException {
        Trial.Outcome outcome;
        try {
            outcome = trial.run(bench);
        } catch (EidosException e) {
            outcome = new Trial.Outcome("", List.of(finding(trial.id(), e)));
        }
        bench.clear();
        return outcome;
    }

    private static Finding finding(String about, EidosException e) {
        return Finding.unknown(
                e.object() == null ? about : e.object(),
                e.what() + (e.reason() == null ? "" : ": " + e.reason()),
                e.suggestion());
    }

    /** An interruption does not reach the request: what it makes must be known. */
    private @Nullable Finding begin(boolean privileged) throws InterruptedException {
        TrialObject namespace = TrialObject.namespace(settings, privileged);
        var made = new CompletableFuture<Value>();
        making = made;
        Thread.ofVirtual().start(() -> {
            try {
                made.complete(bench.create(namespace));
            } catch (Throwable e) {
                made.completeExceptionally(e);
            }
        });
        try {
            made.get();
            return null;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case EidosException own -> finding("tests", own);
                case RuntimeException own -> throw own;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            };
        }
    }

    /**
     * Removes all that the run has made, and waits until it is gone.
     *
     * @return what could not be removed, and why; empty if nothing is left
     */
    public Optional<String> remove() throws InterruptedException {
        CompletableFuture<Value> begun = making;
        if (begun == null) {
            return Optional.empty();
        }
        String uid = uid(begun);
        ApiResource namespace = ApiResource.namespace(settings.namespace());
        String what = "namespaces/" + settings.namespace();
        try {
            // its name is of this run alone
            ApiRequest delete = uid.isEmpty() ? ApiRequest.delete(namespace) : ApiRequest.delete(namespace, uid);
            if (calls.send("cannot remove the tests' namespace", delete) instanceof ApiAnswer.Refused(ApiStatus status)
                    && !status.notFound()
                    && status.code() != 409) {
                return Optional.of(what + ": " + status.message());
            }
            long end = System.nanoTime() + GOING.toNanos();
            while (System.nanoTime() < end) {
                if (calls.send("cannot look whether it is gone", ApiRequest.get(namespace))
                        instanceof ApiAnswer.Refused) {
                    return Optional.empty();
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            return Optional.of(what + ": it is being deleted still, after " + GOING.toSeconds() + " s");
        } catch (EidosException e) {
            return Optional.of(what + ": " + e.what() + (e.reason() == null ? "" : ": " + e.reason()));
        }
    }

    /** That of the namespace; empty where nobody knows whether it was made. */
    private static String uid(CompletableFuture<Value> begun) throws InterruptedException {
        try {
            return begun.get(UNDER_WAY.toMillis(), TimeUnit.MILLISECONDS).text("metadata", "uid");
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }

    /** The results with the tests' answers in the place of what reading alone gave. */
    public static List<CheckResult> applied(
            List<CheckResult> read, List<Planned> planned, Map<String, Trial.Outcome> outcomes) {
        List<CheckResult> results = new ArrayList<>();
        for (CheckResult result : read) {
            Optional<Planned> of =
                    planned.stream().filter(one -> one.id().equals(result.id())).findFirst();
            Trial.Outcome outcome = outcomes.get(result.id());
            if (of.isEmpty() || outcome == null) {
                results.add(result);
                continue;
            }
            results.add(
                    switch (of.get()) {
                        case Planned.Test(Trial trial) -> trial.result(result, outcome);
                        // what reading knows stays
                        case Planned.Cannot _ ->
                            result.status() == CheckResult.Status.UNKNOWN
                                    ? CheckResult.of(
                                            result.phase(),
                                            result.id(),
                                            result.expected(),
                                            result.actual(),
                                            outcome.findings())
                                    : result;
                    });
        }
        return results;
    }
}
