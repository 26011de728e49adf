package dev.eidos.error;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** The reason that the operating system gave for a failure, out of the several forms in which the JDK wraps it. */
public final class IoReason {
    private IoReason() {}

    /** The bare reason: {@code No space left on device}, {@code Broken pipe}. */
    public static String of(IOException e) {
        return switch (e) {
            case FileSystemException file when file.getReason() != null -> file.getReason();
            // of these the JDK leaves the reason out, and has the path for a message
            case NoSuchFileException _ -> "no such file or directory: " + e.getMessage();
            case FileAlreadyExistsException _ -> "there is one already: " + e.getMessage();
            case NotDirectoryException _ -> "not a directory: " + e.getMessage();
            default -> bare(e);
        };
    }

    private static String bare(IOException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        int open = message.lastIndexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }
}
