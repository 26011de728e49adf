package dev.eidos.testing.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One client's connection: reads its requests, one after the other, and writes the answers. */
final class Connection implements Runnable {
    /** For what was written to leave the machine's buffers, which a reset would empty. */
    private static final int SETTLE_MILLIS = 50;

    private final FaultProxy proxy;
    private final Socket socket;
    private volatile boolean ended;

    Connection(FaultProxy proxy, Socket socket) {
        this.proxy = proxy;
        this.socket = socket;
    }

    @Override
    public void run() {
        try {
            serveAll();
            socket.close();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            reset();
            Thread.currentThread().interrupt();
        } finally {
            proxy.ended(this);
        }
    }

    private void serveAll() throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        var in = new BufferedInputStream(socket.getInputStream());
        var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        for (Request request = Wire.read(in, out); request != null; request = ended ? null : Wire.read(in, out)) {
            serve(request, in, out);
        }
    }

    private void serve(Request request, InputStream in, OutputStream out) throws IOException, InterruptedException {
        Thread server = Thread.currentThread();
        Thread next = Thread.startVirtualThread(() -> awaitNext(in, server));
        try {
            proxy.serve(request, answer -> write(answer, out));
        } catch (ConnectionCut e) {
            Thread.sleep(SETTLE_MILLIS);
            throw e;
        }
        next.join();
    }

    /** A client that goes away is noticed also while there is nothing to write to it. */
    private void awaitNext(InputStream in, Thread server) {
        try {
            in.mark(1);
            ended = in.read() < 0;
            if (!ended) {
                in.reset();
            }
        } catch (IOException e) {
            ended = true;
        }
        if (ended) {
            server.interrupt();
        }
    }

    private void write(Answer answer, OutputStream out) throws IOException, InterruptedException {
        proxy.awaitThaw();
        Wire.head(answer, out);
        if (!Wire.hasBody(answer)) {
            return;
        }
        byte[] buffer = new byte[1 << 15];
        for (int read = answer.body().read(buffer);
                read >= 0;
                read = answer.body().read(buffer)) {
            proxy.awaitThaw();
            if (read > 0) {
                Wire.chunk(buffer, read, out);
            }
        }
        Wire.end(out);
    }

    /** Ends the connection by a TCP reset. */
    void reset() {
        try (Socket ending = socket) {
            ending.setSoLinger(true, 0);
        } catch (IOException e) {
            // it has ended before, which is all that was wanted
        }
    }

    /** Takes an answer to its client. */
    interface Writer {
        void write(Answer answer) throws IOException, InterruptedException;
    }
}
