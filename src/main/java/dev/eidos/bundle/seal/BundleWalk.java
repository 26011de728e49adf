package dev.eidos.bundle.seal;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the files of a directory that is not trusted, by a {@link FileVisit}, and gives up on it after a while: a file
 * that someone puts another in the place of may be a pipe that never ends.
 */
public final class BundleWalk {
    /** All that is read at most, from a slow disk. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BundleWalk() {}

    public static FoundBundle of(Path directory) {
        try {
            Path root = directory.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new NotDirectoryException(directory.toString());
            }
            FileVisit visit = new FileVisit(root);
            return within(PATIENCE, visit, new FutureTask<>(() -> {
                visit.walk();
                return visit.found().whole();
            }));
        } catch (IOException e) {
            throw cannotRead(directory, e);
        }
    }

    /** The findings of the walk; those that it has by then, if it takes longer. */
    static FoundBundle within(Duration patience, FileVisit visit, FutureTask<FoundBundle> walk) throws IOException {
        var thread = new Thread(walk, "bundle");
        thread.setDaemon(true);
        thread.start();
        try {
            return walk.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return visit.found()
                    .broken(new BundleFinding.BeyondLimit(
                            visit.at(),
                            "it was not read after " + patience.toSeconds()
                                    + " s; what comes after it was not looked at"));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the bundle was read", e);
        }
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
