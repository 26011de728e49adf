package dev.eidos.bundle.seal;

import dev.eidos.bundle.BundleFile;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The list of a bundle's files and their SHA-256, in the form that {@code sha256sum -c} of GNU coreutils reads. */
public final class Checksums {
    /** The list's name. */
    public static final String LIST = "checksums.txt";

    /** The name of the list's signature. */
    public static final String SIGNATURE = LIST + ".sig";

    private Checksums() {}

    /** The list of all files but itself and its signature, by path. */
    static String list(Collection<BundleFile> files) {
        Map<String, String> checksums = new TreeMap<>();
        files.forEach(file -> checksums.put(file.path(), Sha256.hex(file.bytes())));
        return list(checksums);
    }

    /**
     * The list in the form of {@code sha256sum}.
     *
     * @param checksums by path
     */
    public static String list(Map<String, String> checksums) {
        StringBuilder list = new StringBuilder();
        new TreeMap<>(checksums).forEach((path, sha256) -> {
            if (!isSeal(path)) {
                list.append(sha256).append("  ").append(path).append('\n');
            }
        });
        return list.toString();
    }

    /** Returns whether a file is the list or its signature, which the list cannot cover. */
    static boolean isSeal(String path) {
        return path.equals(LIST) || path.equals(SIGNATURE);
    }
}
