package dev.eidos.error;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** What the operating system said, out of the several shapes in which the JDK wraps it. */
public final class IoReason {
    private IoReason() {}

    /** The bare reason: {@code No space left on device}, {@code Broken pipe}. */
    public static String of(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        int open = message.lastIndexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }
}
