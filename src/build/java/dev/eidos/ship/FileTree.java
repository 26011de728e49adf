package dev.eidos.ship;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The content of an archive by its paths, in their order, the folders that they lie in among them. */
final class FileTree {
    private final SortedMap<String, ShipEntry> entries = new TreeMap<>();

    FileTree text(String path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FileTree script(String path, String text) {
        return put(path, new ShipEntry.Made(text.getBytes(StandardCharsets.UTF_8), true));
    }

    FileTree bytes(String path, byte[] bytes) {
        return put(path, new ShipEntry.Made(bytes, false));
    }

    FileTree link(String path, String target) {
        return put(path, new ShipEntry.Link(target));
    }

    FileTree file(String path, Path source) {
        return put(path, new ShipEntry.Copy(source, Files.isExecutable(source)));
    }

    /**
     * All that is below a folder. A link in it becomes what it leads to: not everything that unpacks archives makes
     * links.
     */
    FileTree folder(String path, Path source) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                file(path + "/" + source.relativize(file), file);
            }
        }
        return this;
    }

    SortedMap<String, ShipEntry> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /** The bytes of all files together. */
    long size() throws IOException {
        long size = 0;
        for (ShipEntry entry : entries.values()) {
            if (entry instanceof ShipEntry.Content content) {
                size += content.size();
            }
        }
        return size;
    }

    private FileTree put(String path, ShipEntry entry) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            if (!(entries.computeIfAbsent(path.substring(0, end), _ -> new ShipEntry.Folder())
                    instanceof ShipEntry.Folder)) {
                throw new IllegalStateException(path.substring(0, end) + " is no folder, and " + path + " is in it");
            }
        }
        if (entries.put(path, entry) != null) {
            throw new IllegalStateException("twice in an archive: " + path);
        }
        return this;
    }
}
