package dev.eidos.testing.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bodies that differ from those they read, and pass on at once whatever has come. */
final class Bodies {
    /** Makes another body of one. */
    interface Change {
        InputStream apply(InputStream body) throws IOException;
    }

    /** What comes in the place of a body's rest; may wait, and may cut the connection. */
    interface Turn {
        InputStream apply(InputStream rest) throws IOException, InterruptedException;
    }

    private interface Pieces {
        byte @Nullable [] next() throws IOException;
    }

    private Bodies() {}

    static InputStream limited(InputStream body, int bytes) {
        int[] left = {bytes};
        return new PieceStream(body, () -> {
            byte[] piece = left[0] == 0 ? null : available(body, left[0]);
            left[0] -= piece == null ? 0 : piece.length;
            return piece;
        });
    }

    static InputStream rest(InputStream body, Turn turn) {
        return afterLines(body, 0, turn);
    }

    static InputStream afterLines(InputStream body, int lines, Turn turn) {
        var in = new BufferedInputStream(body);
        var pieces = new Pieces() {
            private int passed;
            private @Nullable InputStream rest;

            @Override
            public byte @Nullable [] next() throws IOException {
                if (passed < lines) {
                    passed++;
                    return line(in);
                }
                if (rest == null) {
                    rest = turned(in, turn);
                }
                return available(rest, 1 << 16);
            }
        };
        return new PieceStream(in, pieces);
    }

    static InputStream mapLines(InputStream body, Function<String, @Nullable String> change) {
        var in = new BufferedInputStream(body);
        return new PieceStream(in, () -> {
            for (byte[] line = line(in); line != null; line = line(in)) {
                String changed = change.apply(new String(line, StandardCharsets.UTF_8).stripTrailing());
                if (changed != null) {
                    return (changed + "\n").getBytes(StandardCharsets.UTF_8);
                }
            }
            return null;
        });
    }

    private static InputStream turned(InputStream rest, Turn turn) throws IOException {
        try {
            return turn.apply(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static byte @Nullable [] available(InputStream in, int most) throws IOException {
        byte[] buffer = new byte[Math.min(most, 1 << 16)];
        int read = in.read(buffer);
        return read < 0 ? null : Arrays.copyOf(buffer, read);
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.write(c);
            if (c == '\n') {
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private static final class PieceStream extends InputStream {
        private final InputStream origin;
        private final Pieces pieces;
        private byte[] piece = {};
        private int at;

        PieceStream(InputStream origin, Pieces pieces) {
            this.origin = origin;
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (at == piece.length) {
                byte[] next = pieces.next();
                if (next == null) {
                    return -1;
                }
                piece = next;
                at = 0;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            origin.close();
        }
    }
}
