package dev.eidos.bundle.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Archives that no bundle has. */
final class Archives {
    private Archives() {}

    /** One entry without content, and the end. */
    static byte[] entry(String path, char type) throws IOException {
        return gzip(concat(new TarHeader(path, 0644, 0, 0, type).bytes(), new byte[1024]));
    }

    /** A file of an archive, as eidos writes it. */
    static byte[] file(String path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return concat(
                new TarHeader(path, BundleArchive.mode(path), bytes.length, 0, TarHeader.FILE).bytes(),
                bytes,
                new byte[BundleArchive.padding(bytes.length)]);
    }

    /** The end of an archive. */
    static byte[] end() {
        return new byte[1024];
    }

    /** The same with other bytes in its first header, whose checksum is made right again. */
    static byte[] changed(byte[] file, int at, String with) throws IOException {
        byte[] copy = file.clone();
        byte[] bytes = with.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, copy, at, bytes.length);
        Arrays.fill(copy, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < TarHeader.BLOCK; i++) {
            sum += copy[i] & 0xff;
        }
        byte[] checksum = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, copy, 148, checksum.length);
        return copy;
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
