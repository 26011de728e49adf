package dev.eidos.k8s.api;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A watch of a few objects that goes on until it is closed, whatever happens to the connection (Kubernetes
 * documentation, "API Concepts", efficient detection of changes). It begins with what the server has at that moment, in
 * one request; after a gap it lists, so that nothing which was deleted meanwhile is overlooked, and watches on from
 * there.
 */
public final class ResourceWatch implements AutoCloseable {
    /** A watch ends by itself after this time: one whose connection has died silently is noticed soon after. */
    private static final Duration RENEWAL = Duration.ofSeconds(20);

    private static final Duration SILENCE = RENEWAL.plusSeconds(4);
    private static final Duration HEAD = Duration.ofSeconds(10);

    /** A server that has just started refuses what it allows a moment later: it knows roles and tokens late. */
    private static final Duration LENIENCE = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofSeconds(1);

    /** The receiver of changes. Called by one thread. */
    public interface Sink {
        void seen(Value object);

        void gone(Value object);

        /** Receives all objects that there are, after a gap. */
        void listed(List<Value> objects);

        /** Receives the refusal of the watch, after which no more will come. */
        void refused(ApiStatus status);
    }

    private final ApiClient api;
    private final ApiRequest collection;
    private final Sink sink;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable LineStream open;
    private volatile long heard = System.nanoTime();
    private volatile @Nullable Trouble trouble;
    private @Nullable String version;
    private boolean gap;
    private boolean allowed;
    private long refusedSince;
    private int failures;

    /**
     * The failure because of which there is no connection at the moment.
     *
     * @param since a moment of {@link System#nanoTime}
     */
    public record Trouble(EidosException failure, long since) {}

    private ResourceWatch(ApiClient api, ApiRequest collection, @Nullable String version, Sink sink) {
        this.api = api;
        this.collection = collection;
        this.version = version;
        this.sink = sink;
        this.thread = Thread.ofVirtual().name("watch " + collection.object()).unstarted(this::run);
    }

    /**
     * Starts a watch, at once.
     *
     * @param collection a GET of the collection, with selectors
     * @param version the resource version from which to watch; null to begin with what there is now
     */
    public static ResourceWatch start(ApiClient api, ApiRequest collection, @Nullable String version, Sink sink) {
        ResourceWatch watch = new ResourceWatch(api, collection, version, sink);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!closed) {
                if (gap) {
                    list();
                }
                gap = watch() == Ending.WITH_GAP;
            }
        } catch (InterruptedException e) {
            // closed
            Thread.currentThread().interrupt();
        } catch (Refusal e) {
            if (!closed) {
                sink.refused(e.status);
            }
        }
    }

    private void list() throws InterruptedException, Refusal {
        while (!closed) {
            try {
                switch (api.send("cannot list", collection)) {
                    case ApiAnswer.Done(Value.Mapping list) -> {
                        if (list.get("items") == null) {
                            throw PagedList.notAList("cannot list", collection);
                        }
                        answered();
                        version = list.text("metadata", "resourceVersion");
                        sink.listed(list.items("items"));
                        return;
                    }
                    case ApiAnswer.Refused(ApiStatus status) -> again(status);
                }
            } catch (EidosException e) {
                // patience was lost, but the run's own deadline decides when to give up
                troubled(e);
                pause(null);
            }
        }
    }

    private void answered() {
        allowed = true;
        refusedSince = 0;
        trouble = null;
    }

    private void troubled(EidosException failure) {
        Trouble before = trouble;
        trouble = new Trouble(failure, before == null ? System.nanoTime() : before.since());
    }

    private enum Ending {
        /** The watch may go on where it was. */
        IN_GOOD_ORDER,
        /** Something may have been missed. */
        WITH_GAP
    }

    private Ending watch() throws InterruptedException, Refusal {
        ApiRequest request = collection
                .with("watch", "true")
                .with("allowWatchBookmarks", "true")
                .with("timeoutSeconds", Long.toString(RENEWAL.toSeconds()));
        try {
            switch (api.stream(version == null ? request : request.with("resourceVersion", version), HEAD)) {
                case ApiClient.Streamed.Open(LineStream lines) -> {
                    answered();
                    return read(lines);
                }
                case ApiClient.Streamed.Refused(ApiStatus status) -> again(status);
            }
        } catch (IOException e) {
            troubled(api.unreached("cannot watch", e));
            pause(null);
        } catch (EidosException e) {
            troubled(e);
            pause(null);
        }
        return Ending.WITH_GAP;
    }

    private Ending read(LineStream lines) throws IOException, InterruptedException, Refusal {
        long opened = System.nanoTime();
        try (lines) {
            heard = opened;
            open = lines;
            for (String line = lines.next(); line != null && !closed; line = lines.next()) {
                heard = System.nanoTime();
                if (!line.isBlank() && !event(DocumentReader.readJson(line, collection.path(), Selection.ALL))) {
                    return Ending.WITH_GAP;
                }
                if (heard - opened > SHORT.toNanos()) {
                    // one that fails soon after each beginning is not to be asked faster for what it says before
                    failures = 0;
                }
            }
            if (System.nanoTime() - opened < SHORT.toNanos()) {
                // a server that ends watches at once must not be asked without a pause
                pause(null);
            }
            return Ending.IN_GOOD_ORDER;
        } finally {
            open = null;
        }
    }

    /** Handles an event, and returns whether the watch goes on. */
    private boolean event(Value event) throws InterruptedException, Refusal {
        if (ApiStatus.isFailure(event)) {
            again(ApiStatus.of(event));
            return false;
        }
        Value object = event.at("object");
        if (object == null) {
            return true;
        }
        switch (event.text("type")) {
            case "ADDED", "MODIFIED" -> sink.seen(object);
            case "DELETED" -> sink.gone(object);
            case "ERROR" -> {
                again(ApiStatus.of(object));
                return false;
            }
            default -> {}
        }
        version = object.text("metadata", "resourceVersion");
        return true;
    }

    /**
     * Waits before another try after a refusal. What is too old, busy or broken gets better by asking again; what is
     * not allowed does not, and ends the watch.
     */
    private void again(ApiStatus status) throws InterruptedException, Refusal {
        if (status.expired() && failures == 0) {
            failures++;
            return;
        }
        switch (status.code()) {
            case 401, 403, 404 -> lenient(status);
            case 400, 405, 406, 415, 422 -> throw new Refusal(status);
            default -> {}
        }
        pause(status.retryAfter());
    }

    private void lenient(ApiStatus status) throws Refusal {
        if (refusedSince == 0) {
            refusedSince = System.nanoTime();
        }
        if (!allowed || System.nanoTime() - refusedSince > LENIENCE.toNanos()) {
            throw new Refusal(status);
        }
    }

    private void pause(@Nullable Duration asked) throws InterruptedException {
        failures++;
        Thread.sleep(asked == null ? RetryPolicy.jittered(failures, RandomGenerator.getDefault()) : asked);
    }

    /** Gives a stream up that has been silent for longer than a watch lasts; to be called now and then. */
    public void checkSilence() {
        LineStream silent = open;
        long last = heard;
        if (silent != null && System.nanoTime() - last > SILENCE.toNanos()) {
            api.abandonConnectionsBefore(last);
            silent.close();
        }
    }

    /** The trouble that keeps the server from being heard, or null while all is well. */
    public @Nullable Trouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        LineStream last = open;
        if (last != null) {
            last.close();
        }
    }

    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient ApiStatus status;

        Refusal(ApiStatus status) {
            super(status.message());
            this.status = status;
        }
    }
}
