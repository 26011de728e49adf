package dev.eidos.collector.gpu;

import dev.eidos.collector.gpu.smi.SmiCommand;
import dev.eidos.host.HostRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of the driver's library and of nvidia-smi, found by looking at files only.
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

    /** Libraries worth loading: a name for the dynamic linker, or paths. None if nothing hints at a driver. */
    List<String> libraries(boolean nvidiaOnPci) {
        List<String> libraries = new ArrayList<>();
        if (host.isLive() && (nvidiaOnPci || kernelDriver() || linkerFindsLibrary())) {
            libraries.add(DriverTree.LIBRARY);
        }
        for (DriverTree tree : trees(host.isLive() ? List.of() : linkerFolders())) {
            for (Path library : tree.libraries()) {
                libraries.add(library.toString());
            }
        }
        return libraries;
    }

    /** Programs worth running; for the running system the one that a shell would run stands for its own tree. */
    List<SmiCommand> programs() {
        List<SmiCommand> programs = new ArrayList<>();
        List<DriverTree> trees = trees(linkerFolders());
        SmiCommand onPath = host.isLive() ? onPath() : null;
        if (onPath != null) {
            programs.add(onPath);
            trees.removeFirst();
        }
        for (DriverTree tree : trees) {
            programs.addAll(tree.programs());
        }
        return programs;
    }

    private @Nullable SmiCommand onPath() {
        for (Path folder : folders("PATH")) {
            Path program = folder.resolve(DriverTree.PROGRAM);
            if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                return new SmiCommand(program.toString(), List.of(program.toString()), Map.of());
            }
        }
        return null;
    }

    /** The folders in which the dynamic linker of a usual distribution looks without being told. */
    private static List<String> linkerFolders() {
        return List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");
    }

    /**
     * The trees to search, the host's own first.
     *
     * @param more folders of the host's libraries in addition to those that only drivers use
     */
    private List<DriverTree> trees(List<String> more) {
        List<String> libraryFolders = new ArrayList<>(more);
        libraryFolders.addAll(DriverFolders.LIBRARIES);
        List<String> programFolders = DriverFolders.PROGRAMS;
        List<DriverTree> trees = new ArrayList<>();
        trees.add(new DriverTree(host, libraryFolders, programFolders));
        Path operator = host.resolve("/run/nvidia/driver");
        if (Files.isDirectory(operator)) {
            trees.add(new DriverTree(HostRoot.of(operator), linkerFolders(), programFolders));
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

    private boolean linkerFindsLibrary() {
        for (String folder : linkerFolders()) {
            if (host.exists(folder + "/" + DriverTree.LIBRARY)) {
                return true;
            }
        }
        for (Path folder : folders("LD_LIBRARY_PATH")) {
            if (Files.exists(folder.resolve(DriverTree.LIBRARY))) {
                return true;
            }
        }
        return false;
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
