package dev.eidos.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names for what is made beside its place before it is moved there. In a folder that others write in, too, nobody can
 * know such a name and lay something there before.
 */
public final class HiddenName {
    /** The source of the JDK's own secure random numbers, without the 100 ms that its providers take to load. */
    private static final Path RANDOM = Path.of("/dev/urandom");

    private static final int BYTES = 8;

    private HiddenName() {}

    /** 16 hexadecimal digits. */
    public static String random() throws IOException {
        try (var in = Files.newInputStream(RANDOM)) {
            return HexFormat.of().formatHex(in.readNBytes(BYTES));
        }
    }
}
