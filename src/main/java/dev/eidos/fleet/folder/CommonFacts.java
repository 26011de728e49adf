package dev.eidos.fleet.folder;

import dev.eidos.file.InputFile;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The facts that the nodes of a cluster have in common, read once for all of them: of a large cluster they are many.
 */
final class CommonFacts {
    private final Consumer<String> notices;
    private final Map<Path, Snapshot> read = new HashMap<>();

    CommonFacts(Consumer<String> notices) {
        this.notices = notices;
    }

    Consumer<String> notices() {
        return notices;
    }

    Snapshot of(Path file) {
        return read.computeIfAbsent(
                file, path -> SnapshotReader.read(new InputFile(path).read().text(), path.toString(), notices));
    }
}
