package dev.eidos.testing;

import dev.eidos.host.HostRoot;
import java.io.IOException;
import java.nio.file.Path;

/** Unpacks the recorded machines of {@link SharedData}. */
public final class MachineTree {
    private MachineTree() {}

    /** A machine of the archive {@code machines/<name>.tar.bz2}. */
    public static HostRoot unpack(String name, Path into) throws IOException, InterruptedException {
        Path archive = SharedData.require("machines/" + name + ".tar.bz2");
        int status = new ProcessBuilder("tar", "-xjf", archive.toString(), "-C", into.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("tar exited " + status + " on " + archive);
        }
        return HostRoot.of(into.resolve(name));
    }

    /** The machine of prometheus/procfs's tests, of which only paths that begin with one of {@code prefixes}. */
    public static HostRoot unpackProcfs(Path into, String... prefixes) throws IOException {
        TextArchive.unpack(SharedData.require("machines/procfs-fixtures.ttar"), "fixtures/", into, prefixes);
        return HostRoot.of(into);
    }
}
