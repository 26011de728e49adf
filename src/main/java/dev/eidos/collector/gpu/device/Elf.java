package dev.eidos.collector.gpu.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The test that tells a binary from a script. */
public final class Elf {
    private Elf() {}

    /** Returns whether the file begins as the ELF specification says; false for one that can't be read. */
    public static boolean isElf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        } catch (IOException e) {
            return false;
        }
    }
}
