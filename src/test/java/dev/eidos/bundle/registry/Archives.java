package dev.eidos.bundle.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Archives that no bundle has. */
final class Archives {
    private Archives() {}

    /** One entry without content, and the end. */
    static byte[] entry(String path, char type) throws IOException {
        return gzip(concat(new TarHeader(path, 0644, 0, 0, type).bytes(), new byte[1024]));
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A file that says it has so many zero bytes, and has them. */
    static byte[] bomb(long size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(new TarHeader("zeros", 0644, size, 0, TarHeader.FILE).bytes());
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written < size; written += zeros.length) {
                gzip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
