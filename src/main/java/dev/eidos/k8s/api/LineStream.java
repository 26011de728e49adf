package dev.eidos.k8s.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines as they come: a watch's events, a container's log. Read by one thread; closing it from another ends the read.
 */
public final class LineStream implements AutoCloseable {
    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 14];
    private int from;
    private int until;

    LineStream(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, or null at the stream's end. A part of a line before a broken end is dropped.
     *
     * @throws IOException if the connection broke or the stream was closed
     */
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int end = endOfLine();
            line.write(buffer, from, end - from);
            if (line.size() > LONGEST) {
                throw new IOException("a line longer than " + LONGEST + " bytes");
            }
            if (end < until) {
                from = end + 1;
                return line.toString(StandardCharsets.UTF_8);
            }
            from = 0;
            until = Math.max(0, in.read(buffer));
            if (until == 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** Where the line's end is in the buffer, or the buffer's own end. */
    private int endOfLine() {
        int at = from;
        while (at < until && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // nothing is left to be read or written
        }
    }
}
