package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A machine's files in a temporary directory, and its readings as text. */
record HostTree(Path root) {

    HostTree with(String path, String content) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
        return this;
    }

    HostRoot host() {
        return HostRoot.of(root);
    }

    static Subtype only(Collector collector) throws Exception {
        List<Subtype> subtypes = collector.collect();
        if (subtypes.size() != 1) {
            throw new AssertionError("not one subtype: " + subtypes);
        }
        return subtypes.getFirst();
    }
}
