package dev.eidos.k8s.api;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A transport that sends the first request alone, and the others after its answer: they find its connection and share
 * it (HTTP/2). Side by side each would make one of its own, of which all but one are thrown away; a TLS connection is
 * the dearest part of a short run. A failure of the first request is also that of those that waited for it.
 */
final class FirstConnectionGate implements Transport {
    private final Transport transport;
    private final AtomicReference<Attempt> attempt = new AtomicReference<>(new Attempt());

    FirstConnectionGate(Transport transport) {
        this.transport = transport;
    }

    /** An attempt to connect: whether somebody has begun it, and how it ended. */
    private static final class Attempt {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        boolean begin() {
            return begun.compareAndSet(false, true);
        }
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException, InterruptedException {
        Attempt current = attempt.get();
        if (current.begin()) {
            return connect(call, current);
        }
        if (!current.end.isDone()) {
            await(call, current);
        }
        return transport.send(call);
    }

    private HttpReply connect(HttpCall call, Attempt mine) throws IOException, InterruptedException {
        try {
            return transport.send(call);
        } catch (IOException e) {
            attempt.compareAndSet(mine, new Attempt());
            mine.end.completeExceptionally(e);
            throw e;
        } finally {
            // after an interruption, too, which concerns nobody else
            mine.end.complete(null);
        }
    }

    private static void await(HttpCall call, Attempt other) throws IOException, InterruptedException {
        try {
            other.end.get(call.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // a copy would lose its kind, by which it is told what has happened
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no connection in time");
        }
    }

    @Override
    public String server() {
        return transport.server();
    }

    @Override
    public String context() {
        return transport.context();
    }

    @Override
    public String namespace() {
        return transport.namespace();
    }

    @Override
    public void abandonConnectionsBefore(long nanos) {
        attempt.set(new Attempt());
        transport.abandonConnectionsBefore(nanos);
    }

    @Override
    public void close() {
        transport.close();
    }
}
