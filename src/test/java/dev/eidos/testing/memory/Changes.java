package dev.eidos.testing.memory;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/** A watch: a stream of changes that waits for the next one until it is closed. */
final class Changes extends InputStream {
    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
    private final Predicate<Change> wanted;
    private byte[] line = {'\n'};
    private int at;

    Changes(Predicate<Change> wanted) {
        this.wanted = wanted;
    }

    void offer(Change change) {
        if (wanted.test(change)) {
            lines.add(change.line().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws InterruptedIOException {
        if (at == line.length) {
            try {
                line = lines.take();
                at = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
        if (line.length == 0) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        lines.add(END);
    }
}
