package dev.eidos.bundle.seal;

import dev.eidos.bundle.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small bundles. */
public final class Bundles {
    public static final List<BundleFile> FILES = List.of(
            new BundleFile("gpu-operator/values.yaml", "driver: {}\n"),
            new BundleFile("deploy.sh", "#!/bin/sh\n"),
            new BundleFile("README.md", "# GPU äöü\n"));

    private Bundles() {}

    public static SealedBundle unsigned() {
        return SealedBundle.of(FILES, null);
    }

    /** Everything below a directory: content by path, {@code null} for directories. */
    public static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (var walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                tree.put(
                        root.relativize(path).toString(),
                        Files.isRegularFile(path) ? Files.readString(path) : String.valueOf((Object) null));
            }
        }
        return tree;
    }
}
