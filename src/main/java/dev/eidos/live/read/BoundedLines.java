package dev.eidos.live.read;

import dev.eidos.k8s.api.LineStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The limits for the lines of what somebody else has written: how many, how much, and until when.
 *
 * @param lines how many are read
 * @param characters of all of them; the rest is not read
 * @param time until the last of them
 */
record BoundedLines(int lines, int characters, Duration time) {
    /**
     * The first lines; the stream is closed.
     *
     * @throws IOException if the connection broke, or it took longer
     */
    List<String> of(LineStream stream) throws IOException {
        var late = new AtomicBoolean();
        Thread clock = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                return;
            }
            late.set(true);
            stream.close();
        });
        try (stream) {
            List<String> all = new ArrayList<>();
            int left = characters;
            for (String line = stream.next(); line != null && all.size() < lines && left > 0; line = stream.next()) {
                String part = line.length() > left ? line.substring(0, left) : line;
                all.add(part);
                left -= part.length();
            }
            return all;
        } catch (IOException e) {
            throw late.get() ? new IOException("its answer did not end in " + time.toSeconds() + " s", e) : e;
        } finally {
            clock.interrupt();
        }
    }
}
