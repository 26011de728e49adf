package dev.eidos.k8s.client;

import dev.eidos.document.Node;
import dev.eidos.document.Selection;
import dev.eidos.error.EidosException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as one short run sees it: opened at first use, asked once whether it answers, and given up for the whole
 * run when it does not, so that only one of many readers waits. May be used by several threads.
 */
public final class ClusterConnection implements ApiCalls, AutoCloseable {
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final ClusterAccess access;
    private final Patience patience;
    private @Nullable ApiClient client;
    private @Nullable EidosException unreachable;
    private @Nullable Answer<ServerVersion> version;

    private ClusterConnection(ClusterAccess access, Patience patience) {
        this.access = access;
        this.patience = patience;
    }

    /** Opens nothing yet. */
    public static ClusterConnection to(ClusterAccess access) {
        return to(access, Patience.BRIEF);
    }

    /** For who cannot do without it. Opens nothing yet. */
    public static ClusterConnection to(ClusterAccess access, Patience patience) {
        return new ClusterConnection(access, patience);
    }

    /** The API server's version; the first thing that is asked. */
    public ServerVersion version() {
        reached();
        return Objects.requireNonNull(version).get();
    }

    /** Gets what is at a path of the API, and of it what is wanted. */
    public Node.Mapping get(String what, String object, String path, Selection wanted) {
        ApiClient reached = reached();
        try {
            return reached.get(what, object, path, wanted);
        } catch (EidosException e) {
            throw noted(e);
        }
    }

    @Override
    public Node.Mapping call(String what, ApiRequest request) throws InterruptedException {
        ApiClient reached = reached();
        try {
            return reached.call(what, request);
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
    private static Answer<ServerVersion> probe(ApiClient client) {
        try {
            Node version = client.get("cannot read the server's version", "/version", "/version", Selection.ALL, PROBE);
            return new Answer.Given<>(ServerVersion.of(version));
        } catch (EidosException e) {
            if (ApiErrors.isUnreachable(e)) {
                throw e;
            }
            return new Answer.Refused<>(e);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
