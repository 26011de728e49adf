package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.document.Value;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.lint.FindingKind;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Images that a chart still pulls from elsewhere when a bundle takes its images from a mirror. */
final class ImageLint {
    private static final String MIRROR = "mirror.eidos.example";

    private final ChartBench bench;
    private final List<ChartUse> uses;
    private final LibraryPlaces places;
    private final RecipeLibrary library;

    ImageLint(ChartBench bench, List<ChartUse> uses, LibraryPlaces places, RecipeLibrary library) {
        this.bench = bench;
        this.uses = uses;
        this.places = places;
        this.library = library;
    }

    List<LintFinding> check() throws InterruptedException {
        TreeMap<String, LintFinding> byImage = new TreeMap<>();
        for (ChartUse use : uses) {
            var plan = new BundlePlan(use.recipe(), List.of(use.bundled()), "lint");
            BundlePlan moved =
                    new ImageMirror(MIRROR).apply(plan, library.registry()).plan();
            Value.Mapping values = moved.components().getFirst().values();
            switch (bench.render(use, values)) {
                case Rendering.Rendered(String manifests) -> {
                    for (Value object :
                            RenderedObjects.of(manifests, bench.chart().origin())) {
                        for (String image : ImageNames.in(object)) {
                            if (!image.startsWith(MIRROR + "/")) {
                                byImage.computeIfAbsent(image, _ -> left(use, image, object));
                            }
                        }
                    }
                }
                case Rendering.Refused(String reason) ->
                    byImage.put(
                            "",
                            LintFinding.error(
                                    places.imagePaths(use.name()),
                                    use.name() + ": chart " + use.chart()
                                            + " cannot be rendered with images from a mirror: "
                                            + reason.lines().findFirst().orElse("")));
                case Rendering.Ended(String reason) ->
                    byImage.put(
                            "",
                            LintFinding.error(
                                    places.imagePaths(use.name()),
                                    use.name() + ": rendering with images from a mirror was ended: " + reason));
            }
        }
        return new ArrayList<>(byImage.values());
    }

    private LintFinding left(ChartUse use, String image, Value object) {
        String path = ImageNames.pathOf(ChartValues.of(bench.chart()), image);
        return LintFinding.warning(
                        places.imagePaths(use.name()),
                        use.name() + ": " + image + " of " + RenderedObjects.shown(object)
                                + " is not moved by the bundle's image-registry"
                                + (path.isEmpty() ? "" : "; the chart names it at '" + path + "'"))
                .about(use.name(), FindingKind.UNMOVED_IMAGE, image);
    }
}
