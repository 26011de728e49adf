package dev.eidos.recipe.render;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.recipe.charts.Chart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A chart in a folder of this run, for the engine to read. What stands between values and objects there is taken away:
 * schemas, hooks, which the engine does not show with the rest, and questions to a cluster.
 *
 * @param folder the chart's folder
 */
public record UnpackedChart(Path folder) {
    /** The annotation that hooks have instead of Helm's own. */
    public static final String HOOK = "eidos.nvidia.com/hook";

    private static final String HELMS_HOOK = "helm.sh/hook";

    /** They would keep values away from templates. */
    private static final String SCHEMA = "values.schema.json";

    /** The question whether a cluster serves an API: no cluster is asked here. */
    private static final Pattern SERVED =
            Pattern.compile("\\$?\\.Capabilities\\.APIVersions\\.Has\\s+(?:\"[^\"\\n]*\"|\\([^()\\n]*\\)|[$.\\w]+)");

    private static final String YES = "(eq 1 1)";

    /** The question for an object of a cluster, and what finds none: a mapping without these keys, and without others. */
    private static final Pattern LOOKUP = Pattern.compile("(?<=[({=|\\s-])lookup(?=\\s)");

    private static final String NOTHING = "omit (dict)";

    /**
     * Writes a chart, without what judges values before templates see them.
     *
     * @param folder an empty one
     */
    public static UnpackedChart write(Chart chart, Path folder) {
        return write(chart, folder, false);
    }

    /** As {@link #write}, of a cluster that serves every API that the templates ask about. */
    public static UnpackedChart writeAsIfAllServed(Chart chart, Path folder) {
        return write(chart, folder, true);
    }

    /** Returns whether a chart's templates ask what the cluster serves. */
    public static boolean asksWhatIsServed(Chart chart) {
        return chart.files().entrySet().stream()
                .anyMatch(file -> isTemplate(file.getKey())
                        && SERVED.matcher(new String(file.getValue(), StandardCharsets.UTF_8))
                                .find());
    }

    private static UnpackedChart write(Chart chart, Path folder, boolean allServed) {
        try {
            for (Map.Entry<String, byte[]> file : chart.files().entrySet()) {
                String path = file.getKey();
                if (path.equals(SCHEMA) || path.endsWith("/" + SCHEMA)) {
                    continue;
                }
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                Files.write(target, changed(path, file.getValue(), allServed));
            }
            return new UnpackedChart(folder);
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot unpack the chart")
                    .object(folder.toString())
                    .reason(IoReason.of(e))
                    .suggestion("make room, or name another folder for temporary files with TMPDIR")
                    .cause(e)
                    .build();
        }
    }

    private static boolean isTemplate(String path) {
        return path.startsWith("templates/") || path.contains("/templates/");
    }

    private static byte[] changed(String path, byte[] content, boolean allServed) {
        boolean template = isTemplate(path);
        if (!template && !path.endsWith(".yaml")) {
            return content;
        }
        String text = new String(content, StandardCharsets.UTF_8).replace(HELMS_HOOK, HOOK);
        text = template ? LOOKUP.matcher(text).replaceAll(NOTHING) : text;
        text = template && allServed ? SERVED.matcher(text).replaceAll(YES) : text;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
