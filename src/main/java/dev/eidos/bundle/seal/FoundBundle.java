package dev.eidos.bundle.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a bundle as it was found.
 *
 * @param files all that is not a directory
 * @param seals the content of the list of checksums and of its signature, where these are files that can be read
 * @param leftOut what was not looked at: it is git's, and no part of a bundle
 */
public record FoundBundle(List<FoundFile> files, Map<String, byte[]> seals, List<String> leftOut) {
    public FoundBundle {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /** @param files the content by path */
    public static FoundBundle inMemory(Map<String, byte[]> files) {
        List<FoundFile> found = new ArrayList<>();
        Map<String, byte[]> seals = new TreeMap<>();
        files.forEach((path, bytes) -> {
            found.add(new FoundFile.Regular(path, Sha256.hex(bytes)));
            if (Checksums.isSeal(path)) {
                seals.put(path, bytes);
            }
        });
        return new FoundBundle(found, seals, List.of());
    }

    public byte @Nullable [] list() {
        return seals.get(Checksums.LIST);
    }

    byte @Nullable [] signature() {
        return seals.get(Checksums.SIGNATURE);
    }

    /** The checksums of its regular files by path. */
    public Map<String, String> checksums() {
        Map<String, String> checksums = new TreeMap<>();
        for (FoundFile file : files) {
            if (file instanceof FoundFile.Regular(String path, String sha256)) {
                checksums.put(path, sha256);
            }
        }
        return checksums;
    }

    boolean has(String path) {
        return files.stream().anyMatch(file -> file.path().equals(path));
    }
}
