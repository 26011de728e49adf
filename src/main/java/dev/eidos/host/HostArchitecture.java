package dev.eidos.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The host's machine architecture in the words of {@code uname -m}: {@code x86_64}, {@code aarch64}, … */
public final class HostArchitecture {
    /** The bytes of an ELF header that hold the identification and {@code e_machine} (elf(5)). */
    private static final int ELF_START = 20;

    private HostArchitecture() {}

    /**
     * The architecture, from the kernel (6.1 and newer), else from this process on a live root, else from one of the
     * host's programs.
     */
    public static Optional<String> of(HostRoot host) {
        Optional<String> kernel = host.read("/proc/sys/kernel/arch").asText();
        if (kernel.isPresent()) {
            return kernel;
        }
        return host.isLive() ? Optional.of(ofJava(System.getProperty("os.arch", ""))) : ofProgram(host);
    }

    private static String ofJava(String name) {
        return "amd64".equals(name) ? "x86_64" : name;
    }

    private static Optional<String> ofProgram(HostRoot host) {
        try {
            Path shell = host.resolve("/bin/sh");
            // Opening a pipe would wait for a writer.
            if (!Files.isRegularFile(shell)) {
                return Optional.empty();
            }
            try (var in = new FileInputStream(shell.toFile())) {
                return ofElf(in.readNBytes(ELF_START));
            }
        } catch (IOException | UncheckedIOException e) {
            // One of several ways to know; the caller says what none of them gave.
            return Optional.empty();
        }
    }

    /** Machine numbers are those of elf.h. */
    static Optional<String> ofElf(byte[] header) {
        if (header.length < ELF_START
                || header[0] != 0x7f
                || header[1] != 'E'
                || header[2] != 'L'
                || header[3] != 'F') {
            return Optional.empty();
        }
        boolean littleEndian = header[5] == 1;
        int machine = littleEndian
                ? (header[18] & 0xff) | (header[19] & 0xff) << 8
                : (header[18] & 0xff) << 8 | (header[19] & 0xff);
        return switch (machine) {
            case 21 -> Optional.of(littleEndian ? "ppc64le" : "ppc64");
            case 22 -> Optional.of("s390x");
            case 62 -> Optional.of("x86_64");
            case 183 -> Optional.of("aarch64");
            case 243 -> Optional.of("riscv64");
            case 258 -> Optional.of("loongarch64");
            default -> Optional.empty();
        };
    }
}
