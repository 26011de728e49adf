package dev.eidos.recipe.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of a library: over each file's path, length and content, in the order of the paths. Files beside the
 * library, such as a README, do not count.
 */
final class LibraryDigest {
    private final MessageDigest digest;

    LibraryDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns whether a recipe may be made of the file. */
    static boolean counts(String path) {
        return path.equals(LibraryFiles.REGISTRY)
                || path.startsWith(LibraryFiles.OVERLAYS)
                || path.startsWith(LibraryFiles.MIXINS)
                || path.startsWith("components/");
    }

    /** Adds a file, or a part of what a library is made of. */
    LibraryDigest add(String path, byte[] content) {
        String head = path + "\0" + content.length + "\0";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
