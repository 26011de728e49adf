package dev.eidos.k8s.api;

import java.io.IOException;

/**
 * HTTP to one API server, connected and authenticated. Everything that eidos asks of a cluster goes through this one
 * method, so that a caller can bring a client of their own, and a test one that it scripts. May be used by several
 * threads.
 */
public interface Transport extends AutoCloseable {

    /** The API server's URL, for messages. */
    String server();

    /** The namespace that is used where none is named. */
    String namespace();

    /** The kubeconfig's context that leads there, for messages; empty if none does. */
    default String context() {
        return "";
    }

    /**
     * Sends a request and waits for the answer's head. Statuses of failure are answers, too.
     *
     * @throws IOException if there is no answer: no connection, no time left, a broken one
     * @throws InterruptedException if the waiting thread is interrupted; the request may have been sent
     */
    HttpReply send(HttpCall call) throws IOException, InterruptedException;

    /**
     * Sends nothing more over connections that are older: one of them has fallen silent, and may never say so. What
     * still uses them fails.
     *
     * @param nanos a moment of {@link System#nanoTime}
     */
    default void abandonConnectionsBefore(long nanos) {}

    /** Ends connections and threads; requests under way fail. */
    @Override
    void close();
}
