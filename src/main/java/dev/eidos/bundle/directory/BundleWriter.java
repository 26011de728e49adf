package dev.eidos.bundle.directory;

import dev.eidos.bundle.directory.BundleTarget.State;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.file.ShutdownGuard;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A writer of bundles, each whole or not at all: beside its place, flushed to the disk, then renamed to it. A directory
 * that was there before is removed only when the bundle has taken its place.
 */
public final class BundleWriter {
    private final Path target;
    private final HiddenSiblings hidden;
    private final ShutdownGuard end;

    private BundleWriter(Path target, ShutdownGuard end) {
        this.target = target;
        this.end = end;
        this.hidden = new HiddenSiblings(target);
    }

    /**
     * Writes the bundle, making parent directories as {@code mkdir -p} does. An empty directory, and a bundle as it was
     * written, are replaced; a link to a directory keeps pointing at it.
     *
     * @param force also replaces a directory with other files
     * @throws EidosException if it was not written; then nothing has changed
     */
    public static WrittenBundle write(Path directory, SealedBundle bundle, boolean force) {
        try (var end = ShutdownGuard.begin()) {
            return write(directory, bundle, force, end);
        }
    }

    /**
     * Finds out before any work is done whether a directory can be written to that place.
     *
     * @throws EidosException if something else is there
     */
    public static void check(Path directory) {
        try {
            check(BundleTarget.resolve(directory), false);
        } catch (IOException e) {
            throw cannotWrite(ErrorCode.FAILED, directory, IoReason.of(e), e);
        }
    }

    private static WrittenBundle write(Path directory, SealedBundle bundle, boolean force, ShutdownGuard end) {
        Deque<Path> parents = new ArrayDeque<>();
        boolean written = false;
        try {
            Path target = BundleTarget.resolve(directory);
            createParents(target.getParent(), parents);
            BundleWriter writer = new BundleWriter(target, end);
            writer.hidden.recover();
            Path leftover = writer.replace(bundle, check(target, force), force);
            written = true;
            return new WrittenBundle(directory, leftover);
        } catch (AccessDeniedException e) {
            throw cannotWrite(ErrorCode.FORBIDDEN, directory, "permission denied: " + e.getFile(), e);
        } catch (NotDirectoryException e) {
            throw cannotWrite(ErrorCode.INVALID_INPUT, directory, IoReason.of(e), e);
        } catch (InvalidPathException e) {
            throw cannotWrite(ErrorCode.INVALID_INPUT, directory, e.getReason() + ": " + e.getInput(), e);
        } catch (IOException e) {
            throw cannotWrite(ErrorCode.FAILED, directory, IoReason.of(e), e);
        } finally {
            if (!written) {
                removeEmpty(parents);
            }
        }
    }

    private static State check(Path target, boolean force) throws IOException {
        return BundleTarget.check(target, force, Path.of(""), Path.of(System.getProperty("user.home", "/root")));
    }

    private @Nullable Path replace(SealedBundle bundle, State state, boolean force) throws IOException {
        Path part = hidden.part();
        try {
            if (state == State.REPLACED && force) {
                DirectoryTree.checkIsOneFileSystem(target);
            }
            Set<PosixFilePermission> permissions = Files.exists(target) ? Files.getPosixFilePermissions(target) : null;
            PartDirectory.build(part, bundle.files(), permissions, end);
            if (permissions != null) {
                Files.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(permissions);
            }
            end.check();
            return switch (state) {
                case FREE -> {
                    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                    PartDirectory.sync(folder());
                    yield null;
                }
                case REPLACED -> swap(part);
            };
        } finally {
            DirectoryTree.remove(part);
        }
    }

    /** Between the two renames nothing is there; a process that is killed then leaves what the next one puts back. */
    private @Nullable Path swap(Path part) throws IOException {
        Path old = hidden.old();
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        PartDirectory.sync(folder());
        try {
            DirectoryTree.remove(old);
            return null;
        } catch (IOException e) {
            // the bundle is there; that the old one is not gone is told, but fails nothing
            return old;
        }
    }

    private Path folder() {
        return Objects.requireNonNull(target.getParent());
    }

    private static void createParents(@Nullable Path folder, Deque<Path> created) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        Path at = folder;
        while (at != null && !Files.exists(at)) {
            missing.push(at);
            at = at.getParent();
        }
        if (at != null && !Files.isDirectory(at)) {
            throw new NotDirectoryException(at.toString());
        }
        for (Path parent : missing) {
            Files.createDirectory(parent);
            created.push(parent);
        }
    }

    private static void removeEmpty(Deque<Path> created) {
        for (Path parent : created) {
            try {
                Files.delete(parent);
            } catch (IOException e) {
                // someone else has put something there meanwhile
                return;
            }
        }
    }

    private static EidosException cannotWrite(ErrorCode code, Path directory, String reason, Exception cause) {
        return EidosException.of(code, "cannot write the bundle")
                .object(directory.toString())
                .reason(reason)
                .suggestion("nothing was written; free some space or choose another place")
                .cause(cause)
                .build();
    }
}
