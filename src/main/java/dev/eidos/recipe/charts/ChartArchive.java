package dev.eidos.recipe.charts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A chart as {@code helm package} packs it: a tar archive of one folder, compressed by gzip. Links and what leaves the
 * folder are refused; folders by themselves say nothing.
 */
final class ChartArchive {
    private ChartArchive() {}

    static Chart read(byte[] packed, String origin) throws IOException {
        var budget = new ChartBudget();
        return Chart.of(origin, files(packed, budget), budget).packed(OciLayout.sha256(packed));
    }

    /** The chart of an archive, if it is the one that was looked for. */
    static ChartSearch checked(String origin, byte[] packed, ChartRef wanted) {
        try {
            Chart chart = read(packed, origin);
            if (!chart.name().equals(wanted.name()) || !wanted.isVersion(chart.version())) {
                throw new IOException("it is " + chart.name() + " " + chart.version());
            }
            return new ChartSearch.Found(chart);
        } catch (IOException e) {
            throw ChartFaults.unreadable(origin, e);
        }
    }

    /**
     * The files by path below the one folder.
     *
     * @throws IOException if it is damaged, too large, or has what no chart has; says where
     */
    static SortedMap<String, byte[]> files(byte[] packed, ChartBudget budget) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        String root = null;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var tar = new TarReader(in, budget);
            for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                String path = ChartPath.plain(entry.path());
                int slash = path.indexOf('/');
                if (slash < 0) {
                    throw new IOException(path + " in it lies beside the chart's folder");
                }
                String folder = path.substring(0, slash);
                if (root != null && !root.equals(folder)) {
                    throw new IOException("it has two folders, " + root + " and " + folder);
                }
                root = folder;
                budget.take(path, entry.size());
                if (files.put(path.substring(slash + 1), tar.content()) != null) {
                    throw new IOException("it has " + path + " twice");
                }
            }
        }
        return files;
    }
}
