package dev.eidos.bundle.seal;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the files of a directory that is not trusted: links are not followed, only regular files are opened,
 * and there is an end to how much is read.
 */
public final class BundleWalk extends SimpleFileVisitor<Path> {
    /** The most files: hundreds of times those of a bundle. */
    private static final int MAX_FILES = 10_000;

    private static final long MAX_FILE = 64 << 20;
    private static final long MAX_TOTAL = 512L << 20;

    /** The most bytes of the list: enough for 10,000 paths of full length. */
    private static final long MAX_SEAL = 4 << 20;

    private final Path root;
    private final List<FoundFile> found = new ArrayList<>();
    private final Map<String, byte[]> seals = new TreeMap<>();
    private long total;

    private BundleWalk(Path root) {
        this.root = root;
    }

    public static FoundBundle of(Path directory) {
        try {
            Path root = directory.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new NotDirectoryException(directory.toString());
            }
            BundleWalk walk = new BundleWalk(root);
            Files.walkFileTree(root, walk);
            return new FoundBundle(walk.found, walk.seals);
        } catch (IOException e) {
            throw cannotRead(directory, e);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = path(file);
        if (found.size() >= MAX_FILES) {
            refuse(new BundleFinding.BeyondLimit(
                    path, "it is one file more than the " + MAX_FILES + " that are looked at"));
            return FileVisitResult.TERMINATE;
        }
        BundleFinding refused = refusal(path, attributes);
        if (refused != null) {
            refuse(refused);
            return FileVisitResult.CONTINUE;
        }
        total += attributes.size();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Checksums.isSeal(path)) {
                byte[] bytes = in.readNBytes((int) MAX_SEAL);
                seals.put(path, bytes);
                found.add(new FoundFile.Regular(path, Sha256.hex(bytes)));
            } else {
                found.add(new FoundFile.Regular(path, Sha256.hex(in)));
            }
        } catch (IOException e) {
            refuse(new BundleFinding.Unreadable(path, reason(e)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
            throw e;
        }
        refuse(new BundleFinding.Unreadable(path(file), reason(e)));
        return FileVisitResult.CONTINUE;
    }

    private @Nullable BundleFinding refusal(String path, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return new BundleFinding.Symlink(path);
        }
        if (!attributes.isRegularFile()) {
            return new BundleFinding.NotRegular(path);
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

    private String path(Path file) {
        return root.relativize(file).toString();
    }

    private static String reason(IOException e) {
        return "it cannot be read: " + (e instanceof AccessDeniedException ? "permission denied" : IoReason.of(e));
    }

    private static EidosException cannotRead(Path directory, IOException e) {
        EidosException.Builder error = switch (e) {
            case NoSuchFileException _ ->
                EidosException.of(ErrorCode.NOT_FOUND, "there is no bundle")
                        .reason("no such directory")
                        .suggestion("check the path");
            case NotDirectoryException _ ->
                EidosException.of(ErrorCode.INVALID_INPUT, "not a bundle")
                        .reason("it is not a directory")
                        .suggestion("name the directory of the bundle");
            case AccessDeniedException _ ->
                EidosException.of(ErrorCode.FORBIDDEN, "cannot read the bundle")
                        .reason("permission denied")
                        .suggestion("see whose it is: ls -ld " + directory);
            default ->
                EidosException.of(ErrorCode.FAILED, "cannot read the bundle").reason(IoReason.of(e));
        };
        return error.object(directory.toString()).cause(e).build();
    }
}
