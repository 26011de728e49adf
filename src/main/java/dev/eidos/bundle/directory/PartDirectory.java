package dev.eidos.bundle.directory;

import dev.eidos.bundle.BundleFile;
import dev.eidos.file.ShutdownGuard;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A hidden directory in which a bundle is built before it gets its name, and flushed to the disk. */
final class PartDirectory {
    private static final Map<PosixFilePermission, PosixFilePermission> EXECUTE = new EnumMap<>(Map.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE));

    private PartDirectory() {}

    /**
     * Files are flushed when all are written: a file system with a journal then commits once for many.
     *
     * @param end stops it between two files
     */
    static void build(Path root, List<BundleFile> files, ShutdownGuard end) throws IOException {
        Set<Path> folders = new TreeSet<>();
        create(root, folders);
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
            Files.createDirectory(folder);
        }
    }

    private static void write(Path path, byte[] content) throws IOException {
        Files.write(path, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (path.toString().endsWith(".sh")) {
            makeExecutable(path);
        }
    }

    /** Whoever may read it may run it, so that the umask has its say. */
    private static void makeExecutable(Path path) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(path));
        EXECUTE.forEach((read, execute) -> {
            if (permissions.contains(read)) {
                permissions.add(execute);
            }
        });
        Files.setPosixFilePermissions(path, permissions);
    }

    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
