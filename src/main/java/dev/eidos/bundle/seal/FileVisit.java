package dev.eidos.bundle.seal;

import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each file of a directory that is not trusted: links are not followed, only regular files are opened, none is
 * read further than its size says, and there is an end to how many and how much.
 */
final class FileVisit {
    /** Hundreds of times what a bundle has; directories count, too. */
    private static final int MAX_FILES = 10_000;

    /** No path of a bundle is longer ({@link PathFault#TOO_LONG}). */
    private static final int LONGEST_PATH = 200;

    private static final long MAX_FILE = 64 << 20;
    private static final long MAX_TOTAL = 512L << 20;

    /** For 10,000 paths of full length. */
    private static final long MAX_SEAL = 4 << 20;

    /** What git keeps in the root of a checkout. No deployer reads it, and no bundle has it. */
    private static final String GIT = ".git";

    /** A file that is still to be read. */
    private record RegularFile(Path file, String path, long size) {}

    private final Path root;
    private final List<RegularFile> regular = new ArrayList<>();
    private final FoundFiles found = new FoundFiles();
    private final Sha256.OfStreams digests = new Sha256.OfStreams();
    private volatile String at = ".";
    private int count;
    private long total;

    FileVisit(Path root) {
        this.root = root;
    }

    FoundFiles found() {
        return found;
    }

    /** Its path. */
    String at() {
        return at;
    }

    /**
     * Looks at all of it. One look at each file gives its kind, mode and names: a bundle has many small files, and each
     * look costs as much as its content.
     *
     * @throws IOException if the root cannot be looked into
     */
    void walk() throws IOException {
        if (directory(root, FileStatus.of(root), begin(root))) {
            readFiles();
        }
    }

    /** @return false if there is no looking further */
    private boolean directory(Path directory, FileStatus status, String path) throws IOException {
        if (path.equals(GIT)) {
            found.leaveOut(path);
            return true;
        }
        if (isTooMany(path)) {
            return false;
        }
        if (path.length() > LONGEST_PATH) {
            refuse(new BundleFinding.BeyondLimit(
                    path, "its path is longer than that of any bundle's; what is in it was not looked at"));
            return true;
        }
        status.ofDirectory(path).forEach(this::refuse);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!entry(entry)) {
                    return false;
                }
            }
        } catch (DirectoryIteratorException e) {
            refuse(new BundleFinding.Unreadable(path, reason(Objects.requireNonNull(e.getCause()))));
        } catch (IOException e) {
            if (directory.equals(root)) {
                throw e;
            }
            refuse(new BundleFinding.Unreadable(path, reason(e)));
        }
        return true;
    }

    private boolean entry(Path file) throws IOException {
        String path = begin(file);
        FileStatus status;
        try {
            status = FileStatus.of(file);
        } catch (IOException e) {
            refuse(new BundleFinding.Unreadable(path, reason(e)));
            return true;
        }
        return switch (status.kind()) {
            case DIRECTORY -> directory(file, status, path);
            case FILE, LINK, OTHER -> file(file, status, path);
        };
    }

    private boolean file(Path file, FileStatus status, String path) {
        // of a work tree or a submodule: it says where the directory is
        if (path.equals(GIT) && status.kind() == FileStatus.Kind.FILE) {
            found.leaveOut(path);
            return true;
        }
        if (isTooMany(path)) {
            return false;
        }
        BundleFinding refused = refusal(path, status);
        if (refused != null) {
            refuse(refused);
            return true;
        }
        total += status.size();
        status.ofFile(path).forEach(this::refuse);
        found.addName(path, status);
        regular.add(new RegularFile(file, path, status.size()));
        return true;
    }

    private void readFiles() {
        for (RegularFile file : regular) {
            at = file.path();
            try {
                found.add(read(file.file(), file.path(), file.size()));
            } catch (IOException e) {
                refuse(new BundleFinding.Unreadable(file.path(), reason(e)));
            }
        }
    }

    /** The files of the kernel have no size, and may have no end. */
    private FoundFile read(Path file, String path, long size) throws IOException {
        @Nullable String sha256;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Checksums.isSeal(path)) {
                byte[] bytes = in.readNBytes((int) size + 1);
                if (bytes.length > size) {
                    sha256 = null;
                } else {
                    sha256 = Sha256.hex(bytes);
                    found.addSeal(path, bytes);
                }
            } else {
                sha256 = digests.hex(in, size);
            }
        }
        return sha256 == null
                ? new FoundFile.Refused(new BundleFinding.Unreadable(
                        path,
                        "it has more than the " + size
                                + " bytes that are its size: it is being written, or is no file on a disk"))
                : new FoundFile.Regular(path, sha256);
    }

    private boolean isTooMany(String path) {
        if (count++ < MAX_FILES) {
            return false;
        }
        refuse(new BundleFinding.BeyondLimit(
                path, "it is one file more than the " + MAX_FILES + " that are looked at"));
        return true;
    }

    private @Nullable BundleFinding refusal(String path, FileStatus status) {
        return switch (status.kind()) {
            case LINK -> new BundleFinding.Symlink(path);
            case DIRECTORY, OTHER -> new BundleFinding.NotRegular(path);
            case FILE -> beyondLimit(path, status.size());
        };
    }

    private @Nullable BundleFinding beyondLimit(String path, long size) {
        long most = Checksums.isSeal(path) ? MAX_SEAL : MAX_FILE;
        if (size > most) {
            return new BundleFinding.BeyondLimit(
                    path, "it is larger than the " + (most >> 20) + " MiB that are read of it");
        }
        if (total + size > MAX_TOTAL) {
            return new BundleFinding.BeyondLimit(
                    path, "with it, the files are larger than " + (MAX_TOTAL >> 20) + " MiB");
        }
        return null;
    }

    private void refuse(BundleFinding finding) {
        found.add(new FoundFile.Refused(finding));
    }

    private String begin(Path file) {
        String path = root.relativize(file).toString();
        at = path.isEmpty() ? "." : path;
        return at;
    }

    private static String reason(IOException e) {
        return "it cannot be read: " + (e instanceof AccessDeniedException ? "permission denied" : IoReason.of(e));
    }
}
