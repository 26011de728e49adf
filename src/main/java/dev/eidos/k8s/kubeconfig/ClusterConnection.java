package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.measurement.ClusterIdentity;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as one short run sees it: opened at first use, asked once whether it answers, and given up for the whole
 * run when it does not, so that only one of many readers waits. May be used by several threads.
 */
public final class ClusterConnection implements ApiCalls, AutoCloseable {
    private final ClusterAccess access;
    private final RetryPolicy patience;
    private @Nullable ApiClient client;
    private @Nullable EidosException unreachable;
    private @Nullable Memo<ServerVersion> version;

    private ClusterConnection(ClusterAccess access, RetryPolicy patience) {
        this.access = access;
        this.patience = patience;
    }

    /** Opens nothing yet. */
    public static ClusterConnection to(ClusterAccess access) {
        return to(access, RetryPolicy.BRIEF);
    }

    /** For who cannot do without it. Opens nothing yet. */
    public static ClusterConnection to(ClusterAccess access, RetryPolicy patience) {
        return new ClusterConnection(access, patience);
    }

    /** The API server's version; the first thing that is asked. */
    public ServerVersion version() {
        reached();
        return Objects.requireNonNull(version).get();
    }

    /**
     * Gets what is at a path of the API, and of it what is wanted.
     *
     * @throws EidosException also if the caller is interrupted: whoever reads has a gap to tell of
     */
    public Value.Mapping get(String what, String object, String path, Selection wanted) {
        try {
            return send(what, ApiRequest.get(path, object), wanted).orThrow(what, object);
        } catch (InterruptedException e) {
            throw interrupted(what);
        }
    }

    /**
     * Reads a whole list, and adds every item to what {@code empty} gives.
     *
     * @throws EidosException as {@link #get} does
     */
    public <A> A list(PagedList list, Supplier<A> empty, BiConsumer<A, Value> add) {
        try {
            return list.fold(this, empty, add);
        } catch (InterruptedException e) {
            throw interrupted("cannot list " + list.collection().object());
        }
    }

    private synchronized EidosException interrupted(String what) {
        return noted(interrupted(what, Objects.requireNonNull(client)));
    }

    private static EidosException interrupted(String what, ApiClient client) {
        Thread.currentThread().interrupt();
        return ApiErrors.of(what, client.server(), new TimeoutException("interrupted"));
    }

    @Override
    public ApiAnswer send(String what, ApiRequest request, Selection wanted) throws InterruptedException {
        ApiClient reached = reached();
        try {
            return reached.send(what, request, wanted);
        } catch (EidosException e) {
            throw noted(e);
        }
    }

    @Override
    public ApiAnswer page(String what, ApiRequest request, Selection wanted, Consumer<String> next)
            throws InterruptedException {
        ApiClient reached = reached();
        try {
            return reached.page(what, request, wanted, next);
        } catch (EidosException e) {
            throw noted(e);
        }
    }

    private synchronized EidosException noted(EidosException failure) {
        if (ApiErrors.isUnreachable(failure) && unreachable == null) {
            unreachable = failure;
        }
        return failure;
    }

    /**
     * Reads the configuration without asking the server for anything.
     *
     * @throws EidosException if the kubeconfig cannot be read or used
     */
    public synchronized void configure() {
        if (client == null) {
            client = access.open(patience);
        }
    }

    /**
     * Makes sure that the server answers; a server that refuses is reached all the same.
     *
     * @throws EidosException if it does not answer, or {@link #configure} fails
     */
    public void reach() {
        reached();
    }

    /** As {@link #reach}, in the background: a failure is told to whoever asks next. */
    public void reachMeanwhile() {
        Thread.ofVirtual().start(() -> {
            try {
                reached();
            } catch (EidosException e) {
                // kept for whoever asks next
            }
        });
    }

    private synchronized ApiClient reached() {
        if (unreachable != null) {
            throw unreachable;
        }
        try {
            configure();
            ApiClient configured = Objects.requireNonNull(client);
            if (version == null) {
                version = probe(configured);
            }
            return configured;
        } catch (EidosException e) {
            unreachable = e;
            throw e;
        }
    }

    /** A server that refuses to tell its version is reached all the same. */
    private static Memo<ServerVersion> probe(ApiClient client) {
        String what = "cannot read the server's version";
        try {
            Value version = client.call(what, ApiRequest.get("/version", "/version"));
            return new Memo.Given<>(ServerVersion.of(version));
        } catch (InterruptedException e) {
            throw interrupted(what, client);
        } catch (EidosException e) {
            if (ApiErrors.isUnreachable(e)) {
                throw e;
            }
            return new Memo.Refused<>(e);
        }
    }

    /**
     * The cluster as the configuration names it, without its UID; nothing where there is none, or it was never asked.
     * The address that a pod has for it says nothing outside of the pod, and is left out.
     */
    public synchronized ClusterIdentity identity() {
        if (client == null) {
            return ClusterIdentity.UNKNOWN;
        }
        boolean inPod = access instanceof ClusterAccess.InCluster;
        return new ClusterIdentity(client.context(), inPod ? "" : client.server(), "");
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
