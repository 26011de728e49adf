package dev.eidos.ship;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A package for Debian and what is made of it (deb(5), deb-control(5)). It has no scripts of its own: to install it is
 * to unpack it, and to remove it leaves nothing.
 *
 * @param control the fields of the file {@code control} but for the size, in their order
 * @param files what is installed, by paths without a leading slash
 */
record DebianPackage(String control, FileTree files, long seconds) {

    /**
     * The version as Debian orders it: a development build comes before its release, which a tilde says, and a hyphen
     * would not.
     */
    static String version(String version) {
        return version.replace("-", "~");
    }

    void write(OutputStream out) throws IOException {
        var fields = new FileTree()
                .text("control", control + "Installed-Size: " + (files.size() + 1023) / 1024 + "\n")
                .text("md5sums", sums());
        new ArArchive(out, seconds)
                .begin()
                .add("debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII))
                .add("control.tar.gz", packed(fields))
                .add("data.tar.gz", packed(files));
    }

    private byte[] packed(FileTree tree) throws IOException {
        var packed = new ByteArrayOutputStream();
        new TarWriter("./", seconds).writeGzip(tree, packed);
        return packed.toByteArray();
    }

    /** What {@code dpkg --verify} holds the installed files against, which is of this form alone. */
    private String sums() throws IOException {
        var sums = new StringBuilder();
        for (Map.Entry<String, ShipEntry> entry : files.entries().entrySet()) {
            if (entry.getValue() instanceof ShipEntry.Content content) {
                sums.append(md5(content)).append("  ").append(entry.getKey()).append('\n');
            }
        }
        return sums.toString();
    }

    private static String md5(ShipEntry.Content content) throws IOException {
        try (InputStream in = content.open()) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
