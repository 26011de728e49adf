package dev.eidos.cli;

import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ClusterAccess;
import dev.eidos.k8s.client.Patience;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A client that is made while the command reads the rest of its options: credentials and TLS take a third of the time
 * to the first request.
 */
final class OpeningClient implements AutoCloseable {
    private final FutureTask<ApiClient> opening;

    /** Begins at once; sends nothing. */
    OpeningClient(Supplier<ClusterAccess> access, Patience patience) {
        opening = new FutureTask<>(() -> ApiClient.open(access.get(), patience));
        var thread = new Thread(opening, "opening-client");
        // whoever gives up before the client is there need not wait for it
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The client as soon as it is there.
     *
     * @throws dev.eidos.error.EidosException if the kubeconfig cannot be read or used
     */
    ApiClient client() throws InterruptedException {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Closes the client if it is there. */
    @Override
    public void close() {
        if (opening.state() == Future.State.SUCCESS) {
            opening.resultNow().close();
        }
    }
}
