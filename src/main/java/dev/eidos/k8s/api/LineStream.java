package dev.eidos.k8s.api;

import java.io.BufferedInputStream;
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

    LineStream(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 14);
    }

    /**
     * The next line without its end, or null at the stream's end. A part of a line before a broken end is dropped.
     *
     * @throws IOException if the connection broke or the stream was closed
     */
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
            line.write(b);
            if (line.size() > LONGEST) {
                throw new IOException("a line longer than " + LONGEST + " bytes");
            }
        }
        return line.toString(StandardCharsets.UTF_8);
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
