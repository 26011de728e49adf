package dev.eidos.k8s.agent;

import dev.eidos.k8s.agent.api.AgentListener;
import java.time.Duration;

/** A note to the listener, from its second second on, that a step waits for the API server. Ends when it is closed. */
final class Patience implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AgentListener listener;
    private final String state;
    private final Thread teller;
    private boolean over;

    private Patience(AgentListener listener, String state) {
        this.listener = listener;
        this.state = state;
        this.teller = Thread.ofVirtual().name("patience").unstarted(this::run);
    }

    /** @param step such as {@code preflight} */
    static Patience with(AgentListener listener, String step) {
        Patience patience = new Patience(listener, step + ": waiting for the API server");
        patience.teller.start();
        return patience;
    }

    private void run() {
        try {
            Thread.sleep(QUIET);
            while (tell()) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            // the step is over
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean tell() {
        if (!over) {
            listener.waiting(state);
        }
        return !over;
    }

    /** Nothing is told after this. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        teller.interrupt();
    }
}
