package dev.eidos.bundle.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of the one gzip member (RFC 1952) that a layer is. The JDK's own stream reads as many members as there
 * are, and overlooks what comes after them; other readers stop after the first, so that the two would see different
 * files.
 */
final class GzipMember extends InputStream {
    /** Compressed by deflate, without flags, time and extra flags, on a system that is not told: what is written. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 8;

    private final byte[] archive;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();

    GzipMember(byte[] archive) throws IOException {
        this.archive = archive;
        if (archive.length < HEADER.length + TRAILER || archive[0] != HEADER[0] || archive[1] != HEADER[1]) {
            throw new IOException("its layer is not compressed by gzip");
        }
        int differing = Arrays.mismatch(HEADER, Arrays.copyOf(archive, HEADER.length));
        if (differing >= 0) {
            throw new IOException(
                    "its layer has another gzip header than eidos writes: it differs in byte " + differing);
        }
        inflater.setInput(archive, HEADER.length, archive.length - HEADER.length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        try {
            int read = inflater.inflate(bytes, from, count);
            if (read > 0) {
                checksum.update(bytes, from, read);
                return read;
            }
        } catch (DataFormatException e) {
            throw new IOException("its compressed data is damaged", e);
        }
        if (!inflater.finished()) {
            throw new IOException("it ends too early");
        }
        checkEnd();
        return -1;
    }

    /** Section 2.3.1: the CRC-32 of the content, and its length. */
    private void checkEnd() throws IOException {
        int end = Math.toIntExact(HEADER.length + inflater.getBytesRead());
        if (archive.length < end + TRAILER) {
            throw new IOException("it ends too early");
        }
        ByteBuffer trailer = ByteBuffer.wrap(archive, end, TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        if (trailer.getInt() != (int) checksum.getValue() || trailer.getInt() != (int) inflater.getBytesWritten()) {
            throw new IOException("its compressed data is damaged: gzip's checksum or length is another");
        }
        if (archive.length > end + TRAILER) {
            throw new IOException("its layer goes on after the end of the compressed data, at byte " + (end + TRAILER));
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
