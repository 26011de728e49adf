package dev.eidos.k8s.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work side by side, whose end is waited for. Interrupting the one who waits interrupts all of it. */
public final class Parallel {
    private Parallel() {}

    /** Sends different requests; each answer is found by its request. */
    public static Map<ApiRequest, ApiAnswer> send(ApiClient client, String what, Collection<ApiRequest> requests)
            throws InterruptedException {
        var distinct = new LinkedHashSet<>(requests);
        List<Callable<ApiAnswer>> tasks = new ArrayList<>();
        distinct.forEach(request -> tasks.add(() -> client.send(what, request)));
        Iterator<ApiAnswer> answers = all(tasks).iterator();
        Map<ApiRequest, ApiAnswer> found = new LinkedHashMap<>();
        distinct.forEach(request -> found.put(request, answers.next()));
        return found;
    }

    /** The results in order; the first failure if there is one, after the end of all. */
    public static <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : executor.invokeAll(tasks)) {
                results.add(result(done));
            }
            return results;
        }
    }

    private static <T> T result(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
