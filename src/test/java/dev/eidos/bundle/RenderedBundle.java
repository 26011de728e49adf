package dev.eidos.bundle;

import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.document.Value;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.charts.ChartSearch;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.recipe.render.Rendering;
import dev.eidos.recipe.render.UnpackedChart;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A recipe's bundle as objects: its charts rendered by Helm's engine with its values, and its manifests.
 *
 * @param objects in the order in which they are installed
 * @param without components whose chart is not at hand
 */
record RenderedBundle(List<Placed> objects, List<String> without) {
    private static final Pattern DEFINITIONS = Pattern.compile("(?:charts/[^/]+/)*crds/.+[.]ya?ml");

    RenderedBundle {
        objects = List.copyOf(objects);
        without = List.copyOf(without);
    }

    /** An object, and the namespace in which it comes to be where it names none itself. */
    record Placed(Value object, String text, String namespace, String component) {}

    /** @param words such as {@code eks}, each of which is the value of one criterion */
    static RenderedBundle of(String words, ChartSource charts, Renderer helm, Path folder) throws InterruptedException {
        var library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
        Recipe recipe = new RecipeResolver(library, "test")
                .resolve(criteria(words), null)
                .recipe();
        BundlePlan plan = new BundlePlanner(recipe, library)
                .plan(
                        ComponentSelection.ALL,
                        new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, 0),
                        ValueChanges.NONE,
                        "test");
        return of(plan, charts, helm, folder);
    }

    static RenderedBundle of(BundlePlan plan, ChartSource charts, Renderer helm, Path folder)
            throws InterruptedException {
        List<Placed> objects = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (BundledComponent component : plan.components()) {
            for (ManifestFile file : component.manifests()) {
                file.documents().forEach(document -> objects.add(placed(document, component)));
            }
            switch (component.kind()) {
                case CHART -> {
                    switch (charts.find(reference(component))) {
                        case ChartSearch.Found(Chart chart) ->
                            objects.addAll(rendered(chart, component, helm, folder.resolve(component.name())));
                        case ChartSearch.Absent _ -> without.add(component.name());
                    }
                }
                case KUSTOMIZATION -> without.add(component.name());
                case MANIFESTS -> {
                    // they stand above
                }
            }
        }
        return new RenderedBundle(objects, without);
    }

    private static Criteria criteria(String words) {
        Criteria criteria = Criteria.NONE;
        for (String word : words.split(" ", -1)) {
            Criterion criterion = Arrays.stream(Criterion.values())
                    .filter(one -> one.known().contains(word))
                    .findFirst()
                    .orElseThrow();
            criteria = criteria.with(criterion, word);
        }
        return criteria;
    }

    private static ChartRef reference(BundledComponent component) {
        return new ChartRef(
                Objects.requireNonNull(component.ref().chart()),
                component.ref().version(),
                component.ref().source());
    }

    private static List<Placed> rendered(Chart chart, BundledComponent component, Renderer helm, Path folder)
            throws InterruptedException {
        List<Placed> objects = new ArrayList<>();
        for (String path : chart.files().keySet()) {
            String text = DEFINITIONS.matcher(path).matches() ? chart.text(path) : null;
            if (text != null) {
                ManifestDocument.all(text, path).forEach(document -> objects.add(placed(document, component)));
            }
        }
        String namespace = Objects.requireNonNullElse(component.ref().namespace(), "default");
        switch (helm.render(UnpackedChart.write(chart, folder), namespace, component.values())) {
            case Rendering.Rendered(String text) ->
                ManifestDocument.all(text, chart.name()).stream()
                        .filter(document -> document.root() instanceof Value.Mapping)
                        .filter(document -> !document.root()
                                .text("metadata", "annotations", UnpackedChart.HOOK)
                                .startsWith("test"))
                        .forEach(document -> objects.add(placed(document, component)));
            case Rendering.Refused(String reason) -> throw new AssertionError(chart.name() + ": " + reason);
            case Rendering.Ended(String reason) -> throw new AssertionError(chart.name() + ": " + reason);
        }
        return objects;
    }

    private static Placed placed(ManifestDocument document, BundledComponent component) {
        String own = document.root().text("metadata", "namespace");
        String namespace =
                own.isEmpty() ? Objects.requireNonNullElse(component.ref().namespace(), "default") : own;
        return new Placed(document.root(), document.text(), namespace, component.name());
    }
}
