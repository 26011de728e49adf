package dev.eidos.bundle.directory;

import dev.eidos.bundle.BundleFile;
import dev.eidos.file.ShutdownGuard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A hidden directory in which a bundle is built before it gets its name, and flushed to the disk. */
final class PartDirectory {
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** Without those that the umask takes away. Others never write in a bundle, whatever the umask is. */
    private static final FileAttribute<?> FILE = permissions("rw-rw-r--");

    private static final FileAttribute<?> SCRIPT = permissions("rwxrwxr-x");
    private static final FileAttribute<?> FOLDER = SCRIPT;

    private PartDirectory() {}

    /**
     * Files are flushed when all are written: a file system with a journal then commits once for many.
     *
     * @param permissions of the directory that the bundle replaces, so that nobody may read it who may not read that;
     *     null for those of a new one
     * @param end stops it between two files
     */
    static void build(
            Path root, List<BundleFile> files, @Nullable Set<PosixFilePermission> permissions, ShutdownGuard end)
            throws IOException {
        Set<Path> folders = new TreeSet<>(Set.of(root));
        Files.createDirectory(root, permissions == null ? FOLDER : own(permissions));
        for (BundleFile file : files) {
            end.check();
            Path path = root.resolve(file.path());
            Path folder = path.getParent();
            if (folder != null) {
                create(root, root.relativize(folder), folders);
            }
            write(path, file.bytes());
        }
        for (BundleFile file : files) {
            end.check();
            sync(root.resolve(file.path()));
        }
        for (Path folder : folders) {
            sync(folder);
        }
    }

    private static void create(Path root, Path relative, Set<Path> folders) throws IOException {
        Path at = root;
        for (Path part : relative) {
            at = at.resolve(part);
            create(at, folders);
        }
    }

    private static void create(Path folder, Set<Path> folders) throws IOException {
        if (folders.add(folder) && !folder.toString().isEmpty()) {
            Files.createDirectory(folder, FOLDER);
        }
    }

    private static void write(Path path, byte[] content) throws IOException {
        FileAttribute<?> attribute = path.toString().endsWith(".sh") ? SCRIPT : FILE;
        try (var channel = FileChannel.open(path, NEW, attribute)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** These, and what it takes to write in it. */
    private static FileAttribute<?> own(Set<PosixFilePermission> permissions) {
        Set<PosixFilePermission> own = EnumSet.copyOf(PosixFilePermissions.fromString("rwx------"));
        own.addAll(permissions);
        return PosixFilePermissions.asFileAttribute(own);
    }

    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
