package dev.eidos.recipe.charts;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.DocumentBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of charts, packed as {@code NAME-VERSION.tgz} or unpacked as {@code NAME} or {@code NAME-VERSION}, an OCI
 * layout of them, or a bundle that has them.
 */
public final class ChartDirectory implements ChartSource {
    private static final int MAX_ENTRIES = 10_000;
    private static final String ARCHIVE = ".tgz";

    /** The folder of a chart in a bundle that carries it, in that of its component. */
    private static final String OF_COMPONENT = "chart";

    private final Path folder;

    private ChartDirectory(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if there is no such folder
     */
    public static ChartSource of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no such directory")
                    .object(folder.toString())
                    .suggestion("name a folder with charts: NAME-VERSION.tgz, unpacked ones, or an OCI layout")
                    .build();
        }
        return Files.exists(folder.resolve(OciLayout.MARKER)) ? OciLayout.of(folder) : new ChartDirectory(folder);
    }

    @Override
    public ChartSearch find(ChartRef wanted) {
        List<String> others = new ArrayList<>();
        for (Path entry : entries(wanted.name())) {
            String origin = entry.toString();
            try {
                String version = version(entry, wanted.name());
                if (version == null) {
                    continue;
                }
                if (!version.isEmpty() && !wanted.isVersion(version)) {
                    others.add(version);
                    continue;
                }
                Chart chart = read(entry, origin);
                if (chart.name().equals(wanted.name()) && wanted.isVersion(chart.version())) {
                    return new ChartSearch.Found(chart);
                }
                if (chart.name().equals(wanted.name())) {
                    others.add(chart.version());
                }
            } catch (IOException e) {
                throw ChartFaults.unreadable(origin, e);
            }
        }
        if (!others.isEmpty()) {
            return new ChartSearch.Absent(folder + " has it in version " + String.join(", ", others) + " only");
        }
        Path headless = headless(wanted);
        return new ChartSearch.Absent(
                headless == null
                        ? folder + " does not have it"
                        : headless + " has no " + Chart.HEAD + ", so it is no chart: fetch it with 'helm pull'");
    }

    /** The version, if it can be told without reading all of it, else an empty text; null of another chart. */
    private static @Nullable String version(Path entry, String name) throws IOException {
        Path head = entry.resolve(Chart.HEAD);
        if (Files.isDirectory(entry)) {
            Value described = DocumentReader.read(
                    DocumentBytes.text(ChartFolder.bytes(head, Chart.HEAD, 1 << 20), head.toString()), head.toString());
            return described.text("name").equals(name) ? described.text("version") : null;
        }
        String file = entry.getFileName().toString();
        return file.substring(name.length() + 1, file.length() - ARCHIVE.length());
    }

    private static Chart read(Path entry, String origin) throws IOException {
        return Files.isDirectory(entry)
                ? ChartFolder.read(entry, origin)
                : ChartArchive.read(ChartFolder.bytes(entry, "", ChartBudget.MAX_PACKED), origin);
    }

    /**
     * A folder that is called as the chart's is, and holds none, as sources do that only a release makes a chart of.
     */
    private @Nullable Path headless(ChartRef wanted) {
        for (String name : List.of(wanted.name() + "-" + wanted.version(), wanted.name())) {
            Path named = folder.resolve(name);
            if (Files.isDirectory(named) && !Files.exists(named.resolve(Chart.HEAD))) {
                return named;
            }
        }
        return null;
    }

    /** What may be a chart of this name, by name. */
    private List<Path> entries(String name) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.limit(MAX_ENTRIES)
                    .flatMap(entry -> Stream.of(entry, entry.resolve(OF_COMPONENT)))
                    .filter(entry -> isCandidate(entry, name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw ChartFaults.unreadable(folder.toString(), e);
        }
    }

    private static boolean isCandidate(Path entry, String name) {
        String file = entry.getFileName().toString();
        if (file.equals(OF_COMPONENT) && Files.isRegularFile(entry.resolve(Chart.HEAD))) {
            return true; // whose name says nothing
        }
        boolean packed = file.endsWith(ARCHIVE) && file.startsWith(name + "-") && startsVersion(file, name);
        boolean unpacked = file.equals(name) || (file.startsWith(name + "-") && startsVersion(file, name));
        return packed ? Files.isRegularFile(entry) : unpacked && Files.exists(entry.resolve(Chart.HEAD));
    }

    /** Or {@code kgateway-crds-v2.0.0.tgz} would be a kgateway. */
    private static boolean startsVersion(String file, String name) {
        String rest = file.substring(name.length() + 1);
        String version = rest.startsWith("v") ? rest.substring(1) : rest;
        return !version.isEmpty() && Character.isDigit(version.charAt(0));
    }
}
