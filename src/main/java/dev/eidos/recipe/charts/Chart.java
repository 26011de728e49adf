package dev.eidos.recipe.charts;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.file.DocumentBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A chart's files.
 *
 * @param origin the folder, archive or URL that it is from
 * @param files the content by path below the chart's folder; the charts that it depends on are unpacked
 * @param digest {@code sha256:…} of the packed chart; null if it was not packed
 */
public record Chart(
        String name,
        String version,
        String origin,
        SortedMap<String, byte[]> files,
        @Nullable String digest) {
    static final String HEAD = "Chart.yaml";
    private static final String VALUES = "values.yaml";

    /** Of charts of the first version (helm.sh, "Charts": "The requirements.yaml file"). */
    private static final String REQUIREMENTS = "requirements.yaml";

    private static final String SUBCHARTS = "charts/";
    private static final String ARCHIVE = ".tgz";
    private static final int MAX_NESTING = 8;

    public Chart {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** A chart that nobody packed. */
    public Chart(String name, String version, String origin, SortedMap<String, byte[]> files) {
        this(name, version, origin, files, null);
    }

    /**
     * The same, as its publisher would pack it: an unpacked chart without an {@code appVersion} gets its version for
     * one, since some publishers write it into what they pack only, and templates make a tag of it. Which word they
     * write is not known; it is good for rendering, not for the images' names.
     */
    public Chart asPublished() {
        byte[] head = files.get(HEAD);
        String said = document(HEAD).text("appVersion");
        if (head == null || digest != null || version.isEmpty() || !said.isEmpty()) {
            return this;
        }
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        Value.Mapping described = document(HEAD).with("appVersion", Value.scalar(version));
        all.put(HEAD, YamlWriter.write(described).getBytes(StandardCharsets.UTF_8));
        return new Chart(name, version, origin, all);
    }

    /** The same, out of an archive of this digest. */
    Chart packed(String sha256) {
        return new Chart(name, version, origin, files, "sha256:" + sha256);
    }

    /**
     * A chart of these files; archives among the charts that it depends on are unpacked.
     *
     * @throws IOException if they are no chart
     */
    static Chart of(String origin, Map<String, byte[]> files, ChartBudget budget) throws IOException {
        return of(origin, files, budget, 0);
    }

    private static Chart of(String origin, Map<String, byte[]> files, ChartBudget budget, int depth)
            throws IOException {
        byte[] head = files.get(HEAD);
        if (head == null) {
            throw new IOException("it has no " + HEAD + ", and so is no chart");
        }
        Value described = DocumentReader.read(DocumentBytes.text(head, origin + "/" + HEAD), origin + "/" + HEAD);
        String name = described.text("name");
        if (name.isEmpty()) {
            throw new IOException("its " + HEAD + " has no name");
        }
        SortedMap<String, byte[]> all = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (isArchive(file.getKey())) {
                if (depth == MAX_NESTING) {
                    throw new IOException("its charts are packed into each other more than " + MAX_NESTING + " times");
                }
                String inner = origin + "/" + file.getKey();
                Chart chart = of(inner, ChartArchive.files(file.getValue(), budget), budget, depth + 1);
                // the same chart may be there in two versions, by two aliases
                boolean taken = all.containsKey(SUBCHARTS + chart.name() + "/" + HEAD);
                String folder = SUBCHARTS + chart.name() + (taken ? "-" + chart.version() : "") + "/";
                chart.files().forEach((path, content) -> all.put(folder + path, content));
            } else {
                all.put(file.getKey(), file.getValue());
            }
        }
        return new Chart(name, described.text("version"), origin, all);
    }

    private static boolean isArchive(String path) {
        return path.startsWith(SUBCHARTS) && path.endsWith(ARCHIVE) && path.indexOf('/', SUBCHARTS.length()) < 0;
    }

    /** A file's text; null where there is none, or it is not text. */
    public @Nullable String text(String path) {
        byte[] content = files.get(path);
        return content == null ? null : DocumentBytes.text(content, origin + "/" + path);
    }

    /** A YAML or JSON file, as Helm reads it; nothing where there is none. */
    public Value.Mapping document(String path) {
        String text = text(path);
        return text != null
                        && DocumentReader.read(text, origin + "/" + path, Dialect.HELM) instanceof Value.Mapping mapping
                ? mapping
                : Value.Mapping.EMPTY;
    }

    /** The values that it has by itself. */
    public Value.Mapping values() {
        return document(VALUES);
    }

    /** The charts in it, by the key that their values stand under in this chart's. */
    public Map<String, Chart> subcharts() {
        Map<String, SortedMap<String, byte[]>> byFolder = new TreeMap<>();
        files.tailMap(SUBCHARTS).forEach((path, content) -> {
            int end = path.indexOf('/', SUBCHARTS.length());
            if (path.startsWith(SUBCHARTS) && end > 0) {
                byFolder.computeIfAbsent(path.substring(SUBCHARTS.length(), end), _ -> new TreeMap<>())
                        .put(path.substring(end + 1), content);
            }
        });
        Map<String, Chart> charts = new TreeMap<>();
        byFolder.forEach((folder, content) -> {
            Value.Mapping described = new Chart(folder, "", origin + "/" + SUBCHARTS + folder, content).document(HEAD);
            String name = described.text("name").isEmpty() ? folder : described.text("name");
            Chart chart = new Chart(name, described.text("version"), origin + "/" + SUBCHARTS + folder, content);
            keys(name).forEach(key -> charts.put(key, chart));
        });
        return charts;
    }

    /** The charts that it says it needs, and does not have in itself: Helm refuses it without them. */
    public List<String> missing() {
        Set<String> there = new HashSet<>();
        subcharts().values().forEach(chart -> there.add(chart.name()));
        List<String> missing = new ArrayList<>();
        for (String head : List.of(HEAD, REQUIREMENTS)) {
            for (Value dependency : document(head).items("dependencies")) {
                String needed = dependency.text("name");
                if (!there.contains(needed) && !missing.contains(needed)) {
                    missing.add(needed);
                }
            }
        }
        return missing;
    }

    /** The keys of a chart that this one depends on: its aliases, or its name. */
    private List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        for (Value dependency : document(HEAD).items("dependencies")) {
            if (dependency.text("name").equals(name)) {
                String alias = dependency.text("alias");
                keys.add(alias.isEmpty() ? name : alias);
            }
        }
        return keys.isEmpty() ? List.of(name) : List.copyOf(keys);
    }
}
