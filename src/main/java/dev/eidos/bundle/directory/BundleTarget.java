package dev.eidos.bundle.directory;

import dev.eidos.bundle.seal.BundleFinding;
import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.bundle.seal.BundleWalk;
import dev.eidos.bundle.seal.ChecksumList;
import dev.eidos.bundle.seal.Checksums;
import dev.eidos.bundle.seal.FoundBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** A check of whether a directory may become a bundle, made before anything is written. */
final class BundleTarget {
    private BundleTarget() {}

    /** The state of the place where a bundle is to be written. */
    enum State {
        /** Nothing, or an empty directory: one rename puts the bundle there. */
        FREE,
        /** A directory that goes when the bundle is complete. */
        REPLACED
    }

    /** The directory itself, which a link may have named. */
    static Path resolve(Path named) throws IOException {
        Path target = named.toAbsolutePath().normalize();
        if (Files.isSymbolicLink(target) && !Files.exists(target)) {
            throw refused(named, "it is a link to what is not there", "remove the link, or choose another place");
        }
        Path real = Files.exists(target) ? target.toRealPath() : target;
        if (real.getParent() == null) {
            throw refused(named, "it is the root of the file system", "name a new directory");
        }
        return real;
    }

    /**
     * @param workingDirectory of this process
     * @param home of the user
     */
    static State check(Path target, boolean force, Path workingDirectory, Path home) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return State.FREE;
        }
        if (!Files.isDirectory(target)) {
            throw refused(target, "it is not a directory", "name a new directory");
        }
        // a rename replaces the directory, and whoever is in it would be nowhere
        if (real(workingDirectory).startsWith(target)) {
            throw refused(target, "it is, or has in it, the current directory", "name a new directory in it");
        }
        if (real(home).startsWith(target)) {
            throw refused(target, "it is, or has in it, the home directory", "name a new directory in it");
        }
        if (!device(target).equals(device(Objects.requireNonNull(target.getParent())))) {
            throw refused(target, "a file system is mounted there", "name a new directory in it");
        }
        if (isEmpty(target)) {
            return State.FREE;
        }
        if (!force && !isUntouchedBundle(target)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the directory is not empty")
                    .object(target.toString())
                    .reason("it has other files than a bundle as it was written")
                    .suggestion("choose another place, or --force to have the bundle instead of all that is there")
                    .build();
        }
        return State.REPLACED;
    }

    /** Exactly the files that its list has, and the list as it would be written again: a list by others may differ. */
    static boolean isUntouchedBundle(Path directory) {
        FoundBundle found = BundleWalk.of(directory);
        byte[] list = found.list();
        // what is not looked at is not to be lost
        return list != null
                && found.leftOut().isEmpty()
                && BundleVerifier.report(directory.toString(), found, null).findings().stream()
                        .noneMatch(BundleFinding::isOfContent)
                && Arrays.equals(
                        list,
                        Checksums.list(ChecksumList.parse(list).checksums()).getBytes(StandardCharsets.UTF_8));
    }

    static Object device(Path path) throws IOException {
        return Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // a home that does not exist is in nobody's way
            return path.toAbsolutePath().normalize();
        }
    }

    private static EidosException refused(Path target, String reason, String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot write a bundle there")
                .object(target.toString())
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }
}
