package dev.eidos.recipe.charts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A chart in a folder. A link in it could lead anywhere, and is refused. */
final class ChartFolder {
    private static final int MAX_DEPTH = 32;

    private ChartFolder() {}

    static Chart read(Path folder, String origin) throws IOException {
        var budget = new ChartBudget();
        SortedMap<String, byte[]> files = new TreeMap<>();
        Files.walkFileTree(folder, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString();
                if (attributes.isSymbolicLink()) {
                    throw new IOException(
                            path.isEmpty()
                                    ? "it is a symbolic link, and not the chart's folder"
                                    : "it has a symbolic link, which no chart may have: " + path);
                }
                if (attributes.isDirectory()) {
                    throw new IOException("its folders are nested more than " + MAX_DEPTH + " deep");
                }
                if (attributes.isRegularFile()) {
                    boolean packed = path.endsWith(".tgz");
                    budget.take(path, packed ? 0 : attributes.size());
                    files.put(path, bytes(file, path, packed ? ChartBudget.MAX_PACKED : ChartBudget.MAX_FILE));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return Chart.of(origin, files, budget);
    }

    /** The bytes of a file, which may be longer than it was said to be. */
    static byte[] bytes(Path file, String shown, int most) throws IOException {
        // a pipe would never begin
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException((shown.isEmpty() ? "it" : shown + " in it") + " is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(
                        (shown.isEmpty() ? "it" : shown + " in it") + " has more than " + (most >> 20) + " MiB");
            }
            return bytes;
        }
    }
}
