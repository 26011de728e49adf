package dev.eidos.file;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A document in a file. Devices and pipes are read once, and no further than a document may be long. */
public final class InputFile {
    private static final String STDIN = "standard input";

    private final Path path;

    public InputFile(Path path) {
        this.path = path;
    }

    public static SourceText stdin(InputStream in) {
        try {
            return new SourceText(STDIN, text(in, STDIN));
        } catch (IOException e) {
            throw cannotRead(ErrorCode.FAILED, STDIN, IoReason.of(e)).cause(e).build();
        }
    }

    public SourceText read() {
        String name = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw cannotRead(ErrorCode.INVALID_INPUT, name, "is a directory")
                        .suggestion("name a file in it")
                        .build();
            }
            if (Files.isRegularFile(path) && Files.size(path) > DocumentBytes.MAX) {
                throw DocumentBytes.tooLarge(name, DocumentBytes.bytes(Files.size(path)), DocumentBytes.MAX);
            }
            try (InputStream in = Files.newInputStream(path)) {
                return new SourceText(name, text(in, name));
            }
        } catch (AccessDeniedException e) {
            throw cannotRead(ErrorCode.FORBIDDEN, name, "permission denied")
                    .suggestion("see whose it is: ls -ld " + name)
                    .cause(e)
                    .build();
        } catch (NoSuchFileException e) {
            throw missing(name, "no such file").cause(e).build();
        } catch (FileSystemException e) {
            throw "Not a directory".equals(e.getReason())
                    ? missing(name, "not a directory on the way to it").cause(e).build()
                    : failed(name, e);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** The text of a stream. One byte more than is allowed is read, to tell whether there is too much. */
    private static String text(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(DocumentBytes.MAX + 1);
        if (bytes.length > DocumentBytes.MAX) {
            throw DocumentBytes.tooLarge(name, "more", DocumentBytes.MAX);
        }
        return DocumentBytes.text(bytes, name);
    }

    private EidosException.Builder missing(String name, String reason) {
        Path folder = path.toAbsolutePath().getParent();
        boolean there = folder != null && Files.isDirectory(folder);
        return cannotRead(ErrorCode.NOT_FOUND, name, reason)
                .suggestion(there ? "see what there is: ls " + folder : "check the path: there is no " + folder);
    }

    private static EidosException failed(String name, IOException e) {
        return cannotRead(ErrorCode.FAILED, name, IoReason.of(e)).cause(e).build();
    }

    private static EidosException.Builder cannotRead(ErrorCode code, String name, String reason) {
        return EidosException.of(code, "cannot read the document").object(name).reason(reason);
    }
}
