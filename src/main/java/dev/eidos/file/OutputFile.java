package dev.eidos.file;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file that is written whole or not at all: beside its place, flushed to the disk, then renamed over it. Devices and
 * pipes ({@code /dev/null}, a FIFO) are written to as they are.
 */
public final class OutputFile {
    private final Path path;

    public OutputFile(Path path) {
        this.path = path;
    }

    /**
     * Finds out before any work is done whether the file can be written.
     *
     * @throws EidosException if the folder is missing or read-only, or the place is taken by a folder
     */
    public void check() {
        Path folder = folder();
        if (Files.isDirectory(path)) {
            throw cannotWrite(ErrorCode.INVALID_INPUT, "is a directory", "name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw cannotWrite(
                    Files.exists(folder) ? ErrorCode.INVALID_INPUT : ErrorCode.NOT_FOUND,
                    Files.exists(folder) ? folder + " is not a directory" : "no such directory: " + folder,
                    Files.exists(folder) ? "choose another place" : "mkdir -p " + folder);
        }
        if (isSpecial() ? !Files.isWritable(path) : !Files.isWritable(folder)) {
            throw cannotWrite(
                    ErrorCode.FORBIDDEN,
                    "no permission to write " + (isSpecial() ? path : "in " + folder),
                    "choose another place");
        }
    }

    /** Content that is too large to be held as a whole: it is written as it comes. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Writes the bytes. An existing file keeps its permissions; a link keeps pointing at the file it names. */
    public void write(byte[] content) {
        write(out -> out.write(content));
    }

    /** Writes what comes, likewise. */
    public void write(Content content) {
        check();
        try {
            if (isSpecial()) {
                // opened as it is: nothing is made or cut off, should someone have put another file there
                try (var out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
                    content.to(out);
                }
            } else {
                // a signal before the rename would leave the part behind
                try (var end = ShutdownGuard.begin()) {
                    replace(target(), content, end);
                }
            }
        } catch (AccessDeniedException e) {
            throw cannotWrite(ErrorCode.FORBIDDEN, "permission denied", "choose another place");
        } catch (IOException e) {
            throw cannotWrite(
                    ErrorCode.FAILED, IoReason.of(e), "nothing was written; free some space or choose another place");
        }
    }

    /** The file that a link names; where the system does not follow someone else's link, it is not resolved either. */
    private Path target() throws IOException {
        if (!Files.isSymbolicLink(path)) {
            return path;
        }
        Files.readAttributes(path, BasicFileAttributes.class);
        return path.toRealPath();
    }

    private static void replace(Path target, Content content, ShutdownGuard end) throws IOException {
        try (PartFile part = PartFile.beside(target)) {
            part.write(content);
            end.check();
            part.move();
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system cannot replace a file in one step", e);
        }
    }

    private boolean isSpecial() {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private Path folder() {
        return Objects.requireNonNullElse(path.toAbsolutePath().getParent(), Path.of("/"));
    }

    private EidosException cannotWrite(ErrorCode code, String reason, String suggestion) {
        return EidosException.of(code, "cannot write the output")
                .object(path.toString())
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }
}
