package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.charts.ChartSearch;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.lint.ChartReport;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.recipe.render.Rendering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The check of a library against its charts. What it finds has a place with a line. */
public final class ChartLint {
    private static final int LONGEST = 400;

    private final RecipeLibrary library;
    private final ChartSource source;
    private final Renderer renderer;
    private final Path work;
    private final Consumer<String> progress;
    private final LibraryPlaces places;
    private final ResourceLint resources;
    private final LibraryManifests manifests;
    private final List<LintFinding> findings = new ArrayList<>();
    private final Set<String> checked = new LinkedHashSet<>();
    private int benches;

    private ChartLint(LibraryFiles files, ChartSource source, Renderer renderer, Path work, Consumer<String> progress) {
        this.library = new RecipeLibrary(files, _ -> {});
        this.source = source;
        this.renderer = renderer;
        this.work = work;
        this.progress = progress;
        this.places = new LibraryPlaces(files);
        this.resources = new ResourceLint(places);
        this.manifests = new LibraryManifests(library, renderer, this::folder);
    }

    /**
     * Holds a library that is in order against its charts.
     *
     * @param work an empty folder of this run, where charts are laid out
     * @param progress is told which chart is rendered
     */
    public static ChartReport check(
            LibraryFiles files, ChartSource source, Renderer renderer, Path work, Consumer<String> progress)
            throws InterruptedException {
        var lint = new ChartLint(files, source, renderer, work, progress);
        for (List<ChartUse> uses : ChartUses.of(lint.library).values()) {
            lint.component(uses);
        }
        lint.findings.addAll(lint.resources.findings());
        return new ChartReport(List.copyOf(new LinkedHashSet<>(lint.findings)), lint.checked);
    }

    private void component(List<ChartUse> uses) throws InterruptedException {
        Map<ChartRef, List<ChartUse>> byChart = new LinkedHashMap<>();
        for (ChartUse use : uses) {
            resources.manifests(manifests.of(use, findings));
            if (use.bundled().kind() == BundledComponent.Kind.CHART) {
                byChart.computeIfAbsent(use.chart(), _ -> new ArrayList<>()).add(use);
            }
        }
        boolean rendered = !byChart.isEmpty();
        for (Map.Entry<ChartRef, List<ChartUse>> entry : byChart.entrySet()) {
            ChartUse first = entry.getValue().getFirst();
            try {
                switch (source.find(entry.getKey())) {
                    case ChartSearch.Absent(String reason) -> {
                        rendered = false;
                        findings.add(LintFinding.warning(
                                version(first), "chart " + entry.getKey() + " was not checked: " + reason));
                    }
                    case ChartSearch.Found(Chart chart) -> rendered &= chart(chart.asPublished(), entry.getValue());
                }
            } catch (EidosException e) {
                rendered = false;
                findings.add(LintFinding.error(
                        version(first),
                        "chart " + entry.getKey() + " was not checked: " + e.what()
                                + (e.object() == null ? "" : ", " + e.object())
                                + (e.reason() == null ? "" : ": " + e.reason())));
            }
        }
        if (rendered) {
            checked.add(uses.getFirst().name());
        }
    }

    private Path folder() {
        return work.resolve("chart-" + benches++);
    }

    private String version(ChartUse use) {
        return places.registered(
                use.name(), Objects.requireNonNullElse(use.ref().version(), ""));
    }

    /** Returns whether every use of the chart could be rendered. */
    private boolean chart(Chart chart, List<ChartUse> uses) throws InterruptedException {
        progress.accept(chart.name() + " " + chart.version());
        ChartBench bench = ChartBench.of(chart, renderer, folder());
        resources.definitions(chart);
        List<ChartUse> rendered = new ArrayList<>();
        // what the chart makes of its own values: its faults are not the library's
        Rendering own = bench.render(uses.getFirst(), Value.Mapping.EMPTY);
        List<Value> byItself =
                own instanceof Rendering.Rendered(String text) ? RenderedObjects.of(text, chart.origin()) : List.of();
        Set<String> told = new HashSet<>();
        for (ChartUse use : uses) {
            findings.addAll(SchemaLint.check(chart, use, places));
            switch (bench.render(use, use.values())) {
                case Rendering.Rendered(String manifests) -> {
                    List<Value> objects = RenderedObjects.of(manifests, chart.origin());
                    findings.addAll(PodLint.check(objects, use, places, library));
                    resources.rendered(objects, byItself, use);
                    rendered.add(use);
                }
                case Rendering.Refused(String reason) ->
                    failed(
                            use,
                            "Helm refuses it: " + firstLine(reason)
                                    + (own instanceof Rendering.Refused(String also) && also.equals(reason)
                                            ? ", and refuses the chart's own values likewise"
                                            : ""),
                            told);
                case Rendering.Ended(String reason) -> failed(use, "rendering it was ended: " + reason, told);
            }
        }
        if (!rendered.isEmpty()) {
            findings.addAll(new SettingLint(bench, rendered, places).check());
            findings.addAll(new FlagLint(bench, rendered, places).check());
            findings.addAll(new ImageLint(bench, rendered, places, library).check());
        }
        return rendered.size() == uses.size();
    }

    private void failed(ChartUse use, String reason, Set<String> told) {
        if (told.add(reason)) {
            String asked = use.recipe().criteria().text();
            findings.add(LintFinding.error(
                    version(use),
                    "chart " + use.chart() + " cannot be rendered with the library's values: " + reason + " (for "
                            + (asked.isEmpty() ? "any criteria" : asked) + ")"));
        }
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        // of templates that call each other Helm tells every call; the place comes first, what is wrong last
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST / 2) + " … " + line.substring(line.length() - LONGEST / 2);
    }
}
