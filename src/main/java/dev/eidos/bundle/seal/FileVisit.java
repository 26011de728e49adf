package dev.eidos.bundle.seal;

import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each file of a directory that is not trusted: links are not followed, only regular files are opened, none is
 * read further than its size says, and there is an end to how many and how much.
 */
final class FileVisit extends SimpleFileVisitor<Path> {
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

    private static final int MOST_READERS = 4;

    /** A file that is still to be read. */
    private record RegularFile(Path file, String path, long size) {}

    private final Path root;
    private final List<RegularFile> regular = new ArrayList<>();
    private final FoundFiles found = new FoundFiles();
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

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String path = begin(directory);
        if (path.equals(GIT)) {
            found.leaveOut(path);
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (isTooMany(path)) {
            return FileVisitResult.TERMINATE;
        }
        if (path.length() > LONGEST_PATH) {
            refuse(new BundleFinding.BeyondLimit(
                    path, "its path is longer than that of any bundle's; what is in it was not looked at"));
            return FileVisitResult.SKIP_SUBTREE;
        }
        try {
            FileStatus.of(directory).ofDirectory(path).forEach(this::refuse);
        } catch (IOException e) {
            refuse(new BundleFinding.Unreadable(path, reason(e)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = begin(file);
        // of a work tree or a submodule: it says where the directory is
        if (path.equals(GIT) && attributes.isRegularFile()) {
            found.leaveOut(path);
            return FileVisitResult.CONTINUE;
        }
        if (isTooMany(path)) {
            return FileVisitResult.TERMINATE;
        }
        BundleFinding refused = refusal(path, attributes);
        if (refused != null) {
            refuse(refused);
            return FileVisitResult.CONTINUE;
        }
        total += attributes.size();
        try {
            FileStatus status = FileStatus.of(file);
            status.ofFile(path).forEach(this::refuse);
            found.addName(path, status);
            regular.add(new RegularFile(file, path, attributes.size()));
        } catch (IOException e) {
            refuse(new BundleFinding.Unreadable(path, reason(e)));
        }
        return FileVisitResult.CONTINUE;
    }

    /** Reads the files that the walk has found, several at once: checksums are what takes time. */
    void readFiles() throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        List<FutureTask<@Nullable Void>> others = new ArrayList<>();
        int readers = Math.min(Runtime.getRuntime().availableProcessors(), MOST_READERS);
        for (int reader = 1; reader < readers; reader++) {
            var other = new FutureTask<@Nullable Void>(() -> readFrom(next), null);
            others.add(other);
            var thread = new Thread(other, "bundle " + reader);
            thread.setDaemon(true);
            thread.start();
        }
        readFrom(next);
        for (FutureTask<@Nullable Void> other : others) {
            other.get();
        }
    }

    private void readFrom(AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < regular.size(); i = next.getAndIncrement()) {
            RegularFile file = regular.get(i);
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
                sha256 = Sha256.hex(in, size);
            }
        }
        return sha256 == null
                ? new FoundFile.Refused(new BundleFinding.Unreadable(
                        path,
                        "it has more than the " + size
                                + " bytes that are its size: it is being written, or is no file on a disk"))
                : new FoundFile.Regular(path, sha256);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
            throw e;
        }
        refuse(new BundleFinding.Unreadable(begin(file), reason(e)));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
        if (e != null) {
            refuse(new BundleFinding.Unreadable(begin(directory), reason(e)));
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isTooMany(String path) {
        if (count++ < MAX_FILES) {
            return false;
        }
        refuse(new BundleFinding.BeyondLimit(
                path, "it is one file more than the " + MAX_FILES + " that are looked at"));
        return true;
    }

    private static @Nullable BundleFinding kindOf(String path, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return new BundleFinding.Symlink(path);
        }
        return attributes.isRegularFile() ? null : new BundleFinding.NotRegular(path);
    }

    private @Nullable BundleFinding refusal(String path, BasicFileAttributes attributes) {
        BundleFinding kind = kindOf(path, attributes);
        if (kind != null) {
            return kind;
        }
        long most = Checksums.isSeal(path) ? MAX_SEAL : MAX_FILE;
        if (attributes.size() > most) {
            return new BundleFinding.BeyondLimit(
                    path, "it is larger than the " + (most >> 20) + " MiB that are read of it");
        }
        if (total + attributes.size() > MAX_TOTAL) {
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
