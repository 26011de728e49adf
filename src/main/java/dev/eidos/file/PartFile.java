package dev.eidos.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new file beside the one that it will replace. It is this process's own: nothing that was there before is opened,
 * and no link is followed. At no time may more people read it than may read the file in the end. Closing removes it,
 * unless it was moved.
 */
final class PartFile implements AutoCloseable {
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** Another process may draw the same name once. */
    private static final int TRIES = 10;

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Path target;
    private final @Nullable Set<PosixFilePermission> permissions;
    private final FileChannel channel;

    private PartFile(Path path, Path target, @Nullable Set<PosixFilePermission> permissions, FileChannel channel) {
        this.path = path;
        this.target = target;
        this.permissions = permissions;
        this.channel = channel;
    }

    /** The name has nothing of the target's, which may be as long as a name can be. */
    static PartFile beside(Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
        Set<PosixFilePermission> permissions = permissions(target);
        for (int tries = 1; ; tries++) {
            Path path = folder.resolve(".eidos." + HiddenName.random() + ".part");
            try {
                return new PartFile(path, target, permissions, FileChannel.open(path, NEW, attributes(permissions)));
            } catch (FileAlreadyExistsException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } catch (NoSuchFileException e) {
                // it names the part, which nobody knows of
                throw failure(target, "no file can be made in " + folder, e);
            }
        }
    }

    /** The permissions that the umask, or the folder's default ACL, gives a new file; an existing one's own. */
    private static FileAttribute<?>[] attributes(@Nullable Set<PosixFilePermission> permissions) {
        return permissions == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /** Those of the file that is there; null if there is none. */
    private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
        try {
            var found = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? found.permissions() : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Writes all of it, to the disk. */
    void write(OutputFile.Content content) throws IOException {
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        content.to(out);
        out.flush();
        channel.force(true);
    }

    /** Replaces the target in one step. */
    void move() throws IOException {
        if (permissions != null && !permissions.equals(permissions(path))) {
            // the umask took some when the file was made
            Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(permissions);
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw failure(target, "its folder was removed meanwhile", e);
        }
    }

    private static FileSystemException failure(Path target, String reason, NoSuchFileException cause) {
        var failure = new FileSystemException(target.toString(), null, reason);
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
