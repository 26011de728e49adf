package dev.eidos.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Passes on what a program says, line by line, as it comes. A line that does not end, such as a question, is passed on
 * when nothing more comes for a moment. The thread is one of the platform, as that of {@link OutputDrain}.
 */
final class LineDrain {
    private static final int KEPT = 4096;
    private static final int LONGEST_LINE = 8192;
    private static final long PAUSE_MILLIS = 100;

    private final InputStream in;
    private final Consumer<String> heard;
    private final Thread thread;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder end = new StringBuilder();
    private volatile boolean overflowed;

    /** @param tooMuch is run when there is more than {@code maxBytes} */
    LineDrain(InputStream in, int maxBytes, Consumer<String> heard, Runnable tooMuch) {
        this.in = in;
        this.heard = heard;
        this.thread = Thread.ofPlatform().daemon().name("words of a program").start(() -> {
            try (in) {
                overflowed = !read(maxBytes);
                if (overflowed) {
                    tooMuch.run();
                }
            } catch (IOException e) {
                // the program was killed: what it said no longer matters
            }
        });
    }

    private boolean read(int maxBytes) throws IOException {
        for (int read = 0; ; read++) {
            if (line.size() > 0 && nothingComes()) {
                pass();
            }
            int next = in.read();
            if (next < 0) {
                pass();
                return true;
            }
            if (read == maxBytes) {
                return false;
            }
            if (next != '\n') {
                line.write(next);
            }
            if (next == '\n' || line.size() == LONGEST_LINE) {
                pass();
            }
        }
    }

    private boolean nothingComes() throws IOException {
        if (in.available() > 0) {
            return false;
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return in.available() == 0;
    }

    private void pass() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (text.isEmpty()) {
            return;
        }
        heard.accept(text);
        synchronized (end) {
            end.append(text).append('\n');
            end.delete(0, Math.max(0, end.length() - KEPT));
        }
    }

    void await(Duration patience) throws InterruptedException {
        thread.join(patience);
    }

    boolean overflowed() {
        return overflowed;
    }

    /** The last lines. */
    String end() {
        synchronized (end) {
            return end.toString();
        }
    }
}
