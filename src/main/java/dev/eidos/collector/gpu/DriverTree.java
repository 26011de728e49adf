package dev.eidos.collector.gpu;

import dev.eidos.collector.gpu.device.Elf;
import dev.eidos.collector.gpu.smi.SmiCommand;
import dev.eidos.host.HostRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A file tree in which an NVIDIA driver may be installed: a host's own, or the one that the GPU Operator's driver
 * container keeps under {@code /run/nvidia/driver}.
 */
record DriverTree(HostRoot root, List<String> libraryFolders, List<String> programFolders) {
    static final String LIBRARY = "libnvidia-ml.so.1";
    static final String PROGRAM = "nvidia-smi";

    /** The driver's library wherever the tree has it. */
    List<Path> libraries() {
        List<Path> found = new ArrayList<>();
        for (String folder : libraryFolders) {
            Path library = root.resolve(folder + "/" + LIBRARY);
            if (Files.isRegularFile(library)) {
                found.add(library);
            }
        }
        return found;
    }

    List<SmiCommand> programs() {
        List<SmiCommand> found = new ArrayList<>();
        for (String folder : programFolders) {
            Path program = root.resolve(folder + "/" + PROGRAM);
            if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                found.add(command(program));
            }
        }
        return found;
    }

    /**
     * The command that runs a program of this tree. Unless the tree is the running system itself, its own dynamic
     * linker starts the program, so that program, driver library and C library fit together; where there is none, the
     * folders of the driver's library go into LD_LIBRARY_PATH.
     */
    private SmiCommand command(Path program) {
        if (root.isLive()) {
            return new SmiCommand(program.toString(), List.of(program.toString()), Map.of());
        }
        String folders = String.join(":", folders());
        Path linker = root.resolve(
                System.getProperty("os.arch").equals("aarch64")
                        ? "/lib/ld-linux-aarch64.so.1"
                        : "/lib64/ld-linux-x86-64.so.2");
        return Elf.isElf(program) && Files.isExecutable(linker)
                ? new SmiCommand(
                        program.toString(),
                        List.of(linker.toString(), "--library-path", folders, program.toString()),
                        Map.of())
                : new SmiCommand(program.toString(), List.of(program.toString()), Map.of("LD_LIBRARY_PATH", folders));
    }

    /**
     * The folders that the dynamic linker searches; first those that the library's links lead to, because an absolute
     * link in a mounted tree would lead the linker out of it.
     */
    private Set<String> folders() {
        Set<String> folders = new LinkedHashSet<>();
        for (Path library : libraries()) {
            folders.add(Objects.requireNonNull(library.getParent()).toString());
        }
        for (String folder : libraryFolders) {
            if (root.isDirectory(folder)) {
                folders.add(root.resolve(folder).toString());
            }
        }
        return folders;
    }
}
