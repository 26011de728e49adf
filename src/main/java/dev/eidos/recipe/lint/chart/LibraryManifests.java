package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.ManifestDocument;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.lint.LibraryLint;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.recipe.render.Rendering;
import dev.eidos.recipe.render.UnpackedChart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The manifests that a library installs beside charts, as objects; templates among them are rendered. */
final class LibraryManifests {
    private final RecipeLibrary library;
    private final Renderer renderer;
    private final Supplier<Path> folders;
    private final Set<String> read = new HashSet<>();

    LibraryManifests(RecipeLibrary library, Renderer renderer, Supplier<Path> folders) {
        this.library = library;
        this.renderer = renderer;
        this.folders = folders;
    }

    /**
     * An object of a file.
     *
     * @param text of the file
     * @param line before the one that the object's text begins with; negative where it was rendered
     */
    record Manifest(String component, Value object, String file, String text, int line) {

        /** Where a field stands; in a template, the line on which its key stands first. */
        String place(LibraryPlaces places, ResourceFault fault) {
            if (line >= 0) {
                return places.place(file, line + fault.line());
            }
            String key = fault.path().getLast() + ":";
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(key)) {
                    return places.place(file, i + 1);
                }
            }
            return places.place(file, 0);
        }
    }

    /** The objects of the files that a component installs and that were not read before. */
    List<Manifest> of(ChartUse use, List<LintFinding> findings) throws InterruptedException {
        List<String> files = new ArrayList<>(use.ref().preManifestFiles());
        files.addAll(use.ref().manifestFiles());
        List<Manifest> manifests = new ArrayList<>();
        for (String file : files) {
            String text = library.files().text(file);
            if (text != null && read.add(file)) {
                try {
                    manifests.addAll(of(file, text, use, findings));
                } catch (EidosException e) {
                    findings.add(LibraryLint.of(e));
                }
            }
        }
        return manifests;
    }

    private List<Manifest> of(String file, String text, ChartUse use, List<LintFinding> findings)
            throws InterruptedException {
        List<Manifest> manifests = new ArrayList<>();
        if (!ManifestFile.of(file, text).template()) {
            for (ManifestDocument document : ManifestDocument.all(text, file)) {
                int before = (int) text.substring(0, document.start()).lines().count();
                manifests.add(new Manifest(use.name(), document.root(), file, text, before));
            }
            return manifests;
        }
        Map<String, byte[]> chart = Map.of(
                "Chart.yaml",
                "apiVersion: v2\nname: manifest\nversion: 0.1.0\n".getBytes(StandardCharsets.UTF_8),
                "templates/manifest.yaml",
                text.getBytes(StandardCharsets.UTF_8));
        UnpackedChart laidOut = UnpackedChart.write(
                new Chart("manifest", "0.1.0", library.files().place(file), new TreeMap<>(chart)), folders.get());
        Value.Mapping values = Value.mapping(Map.of(use.name(), use.values()));
        switch (renderer.render(laidOut, use.namespace(), values)) {
            case Rendering.Rendered(String rendered) ->
                RenderedObjects.of(rendered, file)
                        .forEach(object -> manifests.add(new Manifest(use.name(), object, file, text, -1)));
            case Rendering.Refused(String reason) ->
                findings.add(LintFinding.error(
                        library.files().place(file),
                        "Helm refuses the template: "
                                + reason.lines().findFirst().orElse("")));
            case Rendering.Ended(String reason) ->
                findings.add(
                        LintFinding.error(library.files().place(file), "rendering the template was ended: " + reason));
        }
        return manifests;
    }
}
