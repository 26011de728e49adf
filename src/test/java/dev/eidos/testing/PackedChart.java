package dev.eidos.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A tar archive compressed by gzip, entry by entry, as it should be or as it should not. */
public final class PackedChart {
    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    /** Begins a chart of this name and version, with its head. */
    public static PackedChart of(String name, String version) {
        return new PackedChart()
                .file(name + "/Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n");
    }

    public PackedChart file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public PackedChart file(String path, byte[] content) {
        return entry('0', path, content);
    }

    /** An entry of any type, with content. */
    public PackedChart entry(char type, String path, byte[] content) {
        return header(type, path, content.length).raw(content);
    }

    /** A header by itself, which may announce more than follows. */
    public PackedChart header(char type, String path, long size) {
        byte[] block = new byte[512];
        put(block, 0, path.getBytes(StandardCharsets.UTF_8));
        put(block, 100, "0000644\0".getBytes(StandardCharsets.US_ASCII));
        put(block, 124, octal(size, 11));
        put(block, 136, octal(0, 11));
        put(block, 148, "        ".getBytes(StandardCharsets.US_ASCII));
        block[156] = (byte) type;
        put(block, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, octal(sum, 6));
        tar.writeBytes(block);
        return this;
    }

    private PackedChart raw(byte[] content) {
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    private static byte[] octal(long number, int digits) {
        String text = Long.toOctalString(number);
        return ("0".repeat(digits - text.length()) + text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(byte[] block, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    /** The archive with its end. */
    public byte[] bytes() {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            tar.writeTo(out);
            out.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
