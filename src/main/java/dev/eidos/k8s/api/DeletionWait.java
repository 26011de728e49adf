package dev.eidos.k8s.api;

import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Waiting until objects are gone, as {@code kubectl wait --for=delete} does. */
public final class DeletionWait {
    private static final long BETWEEN_LOOKS = 1000;

    private final ApiClient api;
    private final String what;
    private final ApiRequest collection;
    private final Predicate<Value> awaited;
    /** By UID: an object may get the name of one that is gone. */
    private final Map<String, Value> there = new LinkedHashMap<>();

    private final String version;

    /** True once the server lets the objects be listed, but not watched. */
    private volatile boolean unwatched;

    private DeletionWait(ApiClient api, String what, ApiRequest collection, Predicate<Value> awaited)
            throws InterruptedException {
        this.api = api;
        this.what = what;
        this.collection = collection;
        this.awaited = awaited;
        Value list = api.call(what, collection);
        this.version = list.text("metadata", "resourceVersion");
        only(list.items("items"));
    }

    /**
     * Looks what there is.
     *
     * @param what is tried by that, such as {@code cannot list the pods}
     * @param collection a GET of the collection, with selectors
     * @param awaited which of its objects shall go
     * @throws dev.eidos.error.EidosException if they cannot be listed
     */
    public static DeletionWait of(ApiClient api, String what, ApiRequest collection, Predicate<Value> awaited)
            throws InterruptedException {
        return new DeletionWait(api, what, collection, awaited);
    }

    /** The objects that are still there, as far as is known. */
    public synchronized List<Value> left() {
        return List.copyOf(there.values());
    }

    /**
     * Waits.
     *
     * @param deadline a moment of {@link System#nanoTime}
     * @return what is still there then
     */
    public synchronized List<Value> until(long deadline) throws InterruptedException {
        if (there.isEmpty()) {
            return List.of();
        }
        try (ResourceWatch watch = ResourceWatch.start(api, collection, version, new Changes())) {
            for (long rest = millisUntil(deadline); !there.isEmpty() && rest > 0; rest = millisUntil(deadline)) {
                wait(Math.min(rest, BETWEEN_LOOKS));
                watch.checkSilence();
                if (unwatched) {
                    only(api.call(what, collection).items("items"));
                }
            }
            return left();
        }
    }

    private static long millisUntil(long deadline) {
        return (deadline - System.nanoTime()) / 1_000_000;
    }

    private synchronized void only(List<Value> objects) {
        there.clear();
        objects.forEach(this::add);
        notifyAll();
    }

    private synchronized void add(Value object) {
        if (awaited.test(object)) {
            there.put(object.text("metadata", "uid"), object);
        }
    }

    private synchronized void remove(Value object) {
        there.remove(object.text("metadata", "uid"));
        notifyAll();
    }

    private final class Changes implements ResourceWatch.Sink {
        @Override
        public void seen(Value object) {
            add(object);
        }

        @Override
        public void gone(Value object) {
            remove(object);
        }

        @Override
        public void listed(List<Value> objects) {
            only(objects);
        }

        @Override
        public void refused(ApiStatus status) {
            unwatched = true;
        }
    }
}
