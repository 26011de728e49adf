package dev.eidos.bundle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A chart that a bundle carries itself.
 *
 * @param digest {@code sha256:…} of the packed chart that it was taken from; null if it was not packed
 * @param files by path below the chart's folder, the charts in it unpacked
 */
public record VendoredChart(@Nullable String digest, SortedMap<String, byte[]> files) {
    /** The chart's folder in that of its component. */
    private static final String FOLDER = "/chart";

    public VendoredChart {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The folder that the chart of a component has in a bundle. */
    public static String folder(String component) {
        return component + FOLDER;
    }

    /** The files as those of a bundle. */
    public List<BundleFile> in(String component) {
        List<BundleFile> all = new ArrayList<>();
        files.forEach((path, content) -> all.add(BundleFile.of(folder(component) + "/" + path, content)));
        return all;
    }
}
