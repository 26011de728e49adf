package dev.eidos.bundle.vendor;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.VendoredChart;
import dev.eidos.bundle.seal.PathFault;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.charts.Chart;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The look at a chart before a bundle carries it to where nobody can mend it. */
final class CarriedChart {
    /**
     * The files by which git and Flux leave others out or change them: in a repository, a chart would lose what its
     * authors keep out of theirs, such as the charts within it.
     */
    private static final Set<String> OF_REPOSITORIES =
            Set.of(".git", ".gitignore", ".gitattributes", ".gitmodules", ".sourceignore");

    private CarriedChart() {}

    /** The files of a chart without those that mean something to the repository that they come into. */
    static SortedMap<String, byte[]> files(Chart chart) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        chart.files().forEach((path, content) -> {
            if (Arrays.stream(path.split("/", -1)).noneMatch(OF_REPOSITORIES::contains)) {
                files.put(path, content);
            }
        });
        return files;
    }

    /**
     * Looks at a chart.
     *
     * @throws EidosException if it is another than the recipe names, cannot be installed without more charts, or has a
     *     file that no bundle may have
     */
    static void check(Chart chart, BundledComponent component) {
        String wanted = component.ref().digest();
        String digest = chart.digest();
        if (wanted != null && digest != null && !wanted.equals(digest)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the chart is not the one that the recipe names")
                    .object(chart.origin())
                    .reason("it has the digest " + digest + ", and " + component.name() + " of the recipe " + wanted)
                    .suggestion("fetch the chart again from " + component.ref().source())
                    .build();
        }
        if (!chart.missing().isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the chart is not whole")
                    .object(chart.origin())
                    .reason("it depends on charts that are not in its charts folder: "
                            + String.join(", ", chart.missing()))
                    .suggestion("put them there with: helm dependency build " + chart.origin())
                    .build();
        }
        for (String path : files(chart).keySet()) {
            PathFault.of(VendoredChart.folder(component.name()) + "/" + path).ifPresent(fault -> {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "a bundle cannot have this file of a chart")
                        .object(chart.origin() + "/" + path)
                        .reason(fault.reason())
                        .suggestion("take the file out of the chart, if the chart does not need it")
                        .build();
            });
        }
    }
}
