package dev.eidos.ship;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a release while it is made. */
record ReleaseFolder(Path folder) {
    static final String SUMS = "SHA256SUMS";

    /** Writes a file's content. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    Path write(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            content.write(out);
        }
        return file;
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path copy(Path source, String name) throws IOException {
        return Files.copy(source, folder.resolve(name));
    }

    /** The files by their names. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The list that {@code sha256sum --check} reads. */
    static String sums(List<Path> files) throws IOException {
        var sums = new StringBuilder();
        for (Path file : files) {
            sums.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
        }
        return sums.toString();
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
