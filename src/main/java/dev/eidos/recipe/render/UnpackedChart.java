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
 * A chart in a folder of this run, for the engine to read.
 *
 * @param folder the chart's folder
 */
public record UnpackedChart(Path folder) {
    /** They would keep values away from templates; {@code SchemaCheck} reads them. */
    private static final String SCHEMA = "values.schema.json";

    /** The question whether a cluster serves an API: no cluster is asked here. */
    private static final Pattern SERVED =
            Pattern.compile("\\$?\\.Capabilities\\.APIVersions\\.Has\\s+(?:\"[^\"\\n]*\"|\\([^()\\n]*\\)|[$.\\w]+)");

    private static final String YES = "(eq 1 1)";

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
                Files.write(target, allServed && isTemplate(path) ? served(file.getValue()) : file.getValue());
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

    private static byte[] served(byte[] template) {
        return SERVED.matcher(new String(template, StandardCharsets.UTF_8))
                .replaceAll(YES)
                .getBytes(StandardCharsets.UTF_8);
    }
}
