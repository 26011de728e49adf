package dev.eidos.collector.gpu;

import dev.eidos.collector.HostRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where to look for the driver's library and for nvidia-smi, by looking at files only.
 *
 * <p>For the running system: what its dynamic linker and its PATH find, then the GPU Operator's driver root and GKE's
 * folder. For another root: only files of that root, never the running system's.
 */
final class DriverFiles {
    private final HostRoot host;
    private final Map<String, String> environment;

    DriverFiles(HostRoot host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    /** Libraries worth loading: names for the dynamic linker, or paths. None if nothing hints at a driver. */
    List<String> libraries(boolean nvidiaOnPci) {
        List<String> files = new ArrayList<>();
        if (host.isLive()) {
            for (Path folder : folders("LD_LIBRARY_PATH")) {
                Path library = folder.resolve(DriverTree.LIBRARY);
                if (Files.isRegularFile(library)) {
                    files.add(library.toString());
                }
            }
        }
        for (DriverTree tree : trees()) {
            tree.libraries().forEach(library -> files.add(library.toString()));
        }
        if (host.isLive() && (!files.isEmpty() || nvidiaOnPci || kernelDriver())) {
            files.addFirst(DriverTree.LIBRARY);
        }
        return files;
    }

    List<SmiCommand> programs() {
        List<SmiCommand> programs = new ArrayList<>();
        if (host.isLive()) {
            for (Path folder : folders("PATH")) {
                Path program = folder.resolve(DriverTree.PROGRAM);
                if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                    programs.add(new SmiCommand(program.toString(), List.of(program.toString()), Map.of()));
                }
            }
        }
        for (DriverTree tree : trees()) {
            for (SmiCommand program : tree.programs()) {
                if (programs.stream().noneMatch(known -> known.path().equals(program.path()))) {
                    programs.add(program);
                }
            }
        }
        return programs;
    }

    private List<DriverTree> trees() {
        List<String> libraryFolders = List.of(
                "/usr/lib/x86_64-linux-gnu",
                "/usr/lib/aarch64-linux-gnu",
                "/usr/lib64",
                "/usr/lib",
                "/usr/local/nvidia/lib64",
                "/usr/lib/wsl/lib",
                "/run/opengl-driver/lib");
        List<String> programFolders =
                List.of("/usr/bin", "/usr/local/bin", "/usr/local/nvidia/bin", "/usr/lib/wsl/lib");
        List<DriverTree> trees = new ArrayList<>();
        trees.add(new DriverTree(host, libraryFolders, programFolders));
        Path operator = host.resolve("/run/nvidia/driver");
        if (Files.isDirectory(operator)) {
            trees.add(new DriverTree(HostRoot.of(operator), libraryFolders, programFolders));
        }
        String gke = "/home/kubernetes/bin/nvidia";
        if (host.isDirectory(gke)) {
            trees.add(new DriverTree(host, List.of(gke + "/lib64"), List.of(gke + "/bin")));
        }
        return trees;
    }

    private boolean kernelDriver() {
        return host.exists("/dev/nvidiactl") || host.isDirectory("/proc/driver/nvidia");
    }

    /** The folders of a variable such as PATH; relative ones are left out, for they'd depend on where eidos runs. */
    private List<Path> folders(String variable) {
        List<Path> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault(variable, "").split(":", -1)) {
            if (folder.startsWith("/")) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }
}
