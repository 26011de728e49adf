package dev.eidos.recipe.lint.chart;

import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.lint.LibraryLint;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.testing.ChartFolder;
import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A library of one component and a folder of charts, to be held against each other. */
record ChartTrial(Path folder, Renderer renderer) {

    /**
     * Registers the component, which every recipe has.
     *
     * @param entry more lines of its entry in the registry
     */
    ChartTrial component(String name, String entry) {
        library()
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: " + name + "}]")
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                      - name: %1$s
                        helm:
                          defaultRepository: https://charts.example
                          defaultChart: %1$s
                          defaultVersion: 1.0.0
                          defaultNamespace: %1$s-system
                    """.formatted(name) + entry.indent(4));
        return this;
    }

    LibraryFolder library() {
        return new LibraryFolder(folder.resolve("library"));
    }

    /** The values that the library gives the component. */
    ChartTrial values(String name, String text) {
        library().file("components/" + name + "/values.yaml", text);
        return this;
    }

    ChartFolder chart(String name) {
        return ChartFolder.of(folder.resolve("charts"), name);
    }

    /** Each as {@code SEVERITY FILE:LINE: MESSAGE}, in the order in which they are told. */
    List<String> findings() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "work");
        List<LintFinding> findings = ChartLint.check(
                        library().files(), ChartDirectory.of(folder.resolve("charts")), renderer, work, _ -> {})
                .findings();
        return LibraryLint.sorted(findings).stream().map(this::text).toList();
    }

    private String text(LintFinding finding) {
        String place = finding.place().replace(folder.resolve("library") + "/", "");
        return finding.severity() + " " + place + ": " + finding.message().replace(folder + "/", "");
    }
}
