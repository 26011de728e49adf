package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.watch.RunState;
import dev.eidos.k8s.api.ApiResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a run has created, and is about to create: a request that is under way when the user interrupts may
 * still be carried out, and then there is something to remove that nobody was told of.
 */
final class CreatedObjects {
    /** Created by this run, and still this very object. */
    record Entry(ApiResource resource, String uid) {}

    private static final Duration STOP = Duration.ofSeconds(1);

    private final List<Entry> entries = new ArrayList<>();
    private final List<CreatedObject> permissions = new ArrayList<>();
    private final List<String> lasting = new ArrayList<>();
    private @Nullable RunState lastSeen;
    private @Nullable Future<?> underWay;
    private @Nullable Thread creator;

    /** Something that must not be interrupted halfway. */
    interface Creation<T> {
        T create() throws InterruptedException;
    }

    /**
     * Creates in a thread of its own, which an interruption of the caller does not reach.
     *
     * @throws InterruptedException if the caller is interrupted; the creation goes on, and {@link #settle} waits for it
     */
    <T> T create(Creation<T> creation) throws InterruptedException {
        var created = new CompletableFuture<T>();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                created.complete(creation.create());
            } catch (Throwable e) {
                created.completeExceptionally(e);
            }
        });
        synchronized (this) {
            underWay = created;
            creator = thread;
        }
        thread.start();
        try {
            return created.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException own -> throw own;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    synchronized void add(ApiResource resource, String uid) {
        entries.add(new Entry(resource, uid));
    }

    synchronized void remove(ApiResource resource) {
        entries.removeIf(entry -> entry.resource().equals(resource));
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The namespace, ServiceAccount, roles and bindings that this run had to set up. */
    synchronized void addPermissions(List<CreatedObject> made) {
        permissions.addAll(made);
    }

    /** What eidos has made, in this run or another, and that stays for the next: {@code Role eidos}. */
    synchronized void addLasting(List<String> objects) {
        lasting.addAll(objects);
    }

    synchronized List<String> lasting() {
        return List.copyOf(lasting);
    }

    /** The namespace, if this run has created it. */
    synchronized Optional<CreatedObject> namespace() {
        return permissions.stream()
                .filter(object -> object.resource().plural().equals(ObjectKind.NAMESPACE.plural()))
                .findFirst();
    }

    /** The state of the Job, its pod and its node when the watches ended. */
    synchronized Optional<RunState> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    synchronized void seen(RunState state) {
        lastSeen = state;
    }

    /**
     * Waits for a creation that was interrupted, so that what it made is known, and stops it after that time.
     *
     * @return false if nobody knows what it has made
     */
    boolean settle(Duration limit) throws InterruptedException {
        Future<?> last;
        Thread thread;
        synchronized (this) {
            last = underWay;
            thread = creator;
        }
        if (last == null || thread == null) {
            return true;
        }
        try {
            last.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            // refused, or never answered: then it may have been done all the same
            return !(e.getCause() instanceof EidosException failure
                    && failure.code().isTransient());
        } catch (TimeoutException e) {
            thread.interrupt();
            thread.join(STOP);
            return false;
        }
    }
}
