package dev.eidos.ship;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A tar archive of the {@code ustar} format (POSIX.1-2024, pax, "ustar Interchange Format") that says nothing of the
 * machine that made it: everything is root's, and of one time.
 *
 * @param prefix what stands before each path, with its slash
 * @param seconds the time of everything
 */
record TarWriter(String prefix, long seconds) {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    /** Writes the archive; the stream stays open. */
    void write(FileTree tree, OutputStream out) throws IOException {
        for (Map.Entry<String, ShipEntry> entry : tree.entries().entrySet()) {
            String path = prefix + entry.getKey();
            switch (entry.getValue()) {
                case ShipEntry.Folder _ -> out.write(header(path + "/", 0755, 0, '5', ""));
                case ShipEntry.Link(String target) -> out.write(header(path, 0777, 0, '2', target));
                case ShipEntry.Content content -> {
                    long size = content.size();
                    out.write(header(path, content.executable() ? 0755 : 0644, size, '0', ""));
                    copy(content, size, out);
                    out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
                }
            }
        }
        out.write(new byte[2 * BLOCK]);
    }

    /** The same, compressed. */
    void writeGzip(FileTree tree, OutputStream out) throws IOException {
        var compressed = new GZIPOutputStream(out, 1 << 16);
        write(tree, compressed);
        compressed.finish();
    }

    private static void copy(ShipEntry.Content content, long size, OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            if (in.transferTo(out) != size) {
                throw new IOException("a file changed while it was packed: " + content);
            }
        }
    }

    private byte[] header(String path, int mode, long size, char type, String target) throws IOException {
        byte[] block = new byte[BLOCK];
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int split = split(name, path);
        put(block, 0, name, split == 0 ? 0 : split + 1, name.length);
        put(block, 345, name, 0, split);
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, seconds);
        block[156] = (byte) type;
        byte[] link = target.getBytes(StandardCharsets.UTF_8);
        if (link.length > NAME) {
            throw new IOException("the target of a link is too long for a tar archive: " + target);
        }
        put(block, 157, link, 0, link.length);
        ascii(block, 257, "ustar\00000");
        ascii(block, 265, "root");
        ascii(block, 297, "root");
        octal(block, 329, 8, 0);
        octal(block, 337, 8, 0);
        int sum = 8 * ' ';
        for (byte one : block) {
            sum += one & 0xff;
        }
        ascii(block, 148, "%06o\0 ".formatted(sum));
        return block;
    }

    /** The slash between prefix and name; 0 if all of it is name. */
    private static int split(byte[] name, String path) throws IOException {
        if (name.length <= NAME) {
            return 0;
        }
        for (int at = Math.min(PREFIX, name.length - 2); at > 0; at--) {
            if (name[at] == '/' && name.length - at - 1 <= NAME) {
                return at;
            }
        }
        throw new IOException("a path is too long for a tar archive: " + path);
    }

    private static void put(byte[] block, int at, byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, block, at, to - from);
    }

    private static void ascii(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        put(block, at, bytes, 0, bytes.length);
    }

    private static void octal(byte[] block, int at, int length, long value) {
        String digits = Long.toOctalString(value);
        ascii(block, at, "0".repeat(length - 1 - digits.length()) + digits);
    }
}
