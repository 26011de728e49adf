package dev.eidos.bundle.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** A directory with all that is in it. Links in it are taken as what they are. */
final class DirectoryTree {
    private DirectoryTree() {}

    /** Fails if another file system is mounted within, whose files are not the directory's to remove. */
    static void checkIsOneFileSystem(Path root) throws IOException {
        Object device = BundleTarget.device(root);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!BundleTarget.device(directory).equals(device)) {
                    throw new IOException("another file system is mounted at " + directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Removes it. Every directory is entered from the open one above it: someone who may write in it cannot put a link
     * in the place of one meanwhile, and have removed what that points to.
     */
    static void remove(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(Objects.requireNonNull(root.getParent()))) {
            if (!(folder instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("there is no safe way to remove " + root + " on this system");
            }
            remove(secure, root.getFileName());
        }
    }

    private static void remove(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        var view = folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.readAttributes().isDirectory()) {
            folder.deleteFile(name);
            return;
        }
        try (var directory = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : directory) {
                remove(directory, entry.getFileName());
            }
        }
        folder.deleteDirectory(name);
    }
}
