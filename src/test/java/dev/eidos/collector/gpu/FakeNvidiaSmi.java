package dev.eidos.collector.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts shell scripts in nvidia-smi's place. */
public final class FakeNvidiaSmi {
    private FakeNvidiaSmi() {}

    /** Whatever it is asked, it does what the script says. */
    public static Path script(Path folder, String script) throws IOException {
        Files.createDirectories(folder);
        Path program = folder.resolve(DriverTree.PROGRAM);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** It prints one text for {@code -q -x}, others for {@code -L} and for {@code nvlink -s}. */
    public static Path printing(Path folder, String xml, String list, String links) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("xml"), xml);
        Files.writeString(folder.resolve("list"), list);
        Files.writeString(folder.resolve("links"), links);
        return script(folder, """
            case "$*" in
              "-q -x") exec cat %1$s/xml ;;
              "-L") exec cat %1$s/list ;;
              "nvlink -s") exec cat %1$s/links ;;
              *) exit 2 ;;
            esac\
            """.formatted(folder));
    }
}
