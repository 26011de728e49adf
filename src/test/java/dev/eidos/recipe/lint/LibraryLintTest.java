package dev.eidos.recipe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.LayeredFiles;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryLintTest {
    @TempDir
    private Path folder;

    private LibraryFolder library = new LibraryFolder(Path.of("."));

    @BeforeEach
    void aLibraryInOrder() {
        library = new LibraryFolder(folder)
                .registry("gpu")
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .overlay("eks", "base: base\ncriteria: {service: eks}\ncomponentRefs: [{name: gpu, version: 2.0.0}]")
                .file("components/gpu/values.yaml", "driver: {version: '570'}");
    }

    @Test
    void ourLibraryIsInOrder() {
        assertThat(LibraryLint.check(EmbeddedFiles.open())).isEmpty();
        assertThat(LibraryLint.check(
                        DirectoryFiles.of(Path.of("src/main/resources/dev/eidos/recipe/library"), "--library")))
                .isEmpty();
    }

    @Test
    void aSmallLibraryIsInOrder() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void withoutABaseNoRecipeCanBegin() {
        assertThat(lint(new LibraryFolder(folder.resolve("other"))
                        .registry("gpu")
                        .overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu}]")))
                .containsExactly("ERROR overlays/: there is no overlay named 'base', which all recipes begin with");
    }

    @Test
    void aLibraryWithoutRegistryHasOneError() {
        assertThat(lint(new LibraryFolder(folder.resolve("other")).overlay("base", "criteria: {}")))
                .singleElement()
                .asString()
                .startsWith("ERROR registry.yaml: the library has no registry");
    }

    @Test
    void twoOverlaysOfOneNameAreAnErrorAlsoOverAnotherLibrary() {
        // given
        library.file("overlays/copy.yaml", LibraryFolder.overlayText("eks", "criteria: {service: eks}"));

        // then
        assertThat(findings()).singleElement().asString().startsWith("ERROR eks: two overlays have the same name");
        assertThat(LibraryLint.check(new LayeredFiles(EmbeddedFiles.open(), library.files())))
                .extracting(LintFinding::message)
                .singleElement()
                .asString()
                .startsWith("two overlays have the same name");
    }

    @Test
    void fieldsThatAreNotKnownAreAWarning() {
        // given
        library.overlay("eks", "criteria: {service: eks}\ncomponentRef: []");

        // then
        assertThat(findings())
                .containsExactly("WARNING overlays/eks.yaml:7:17: field 'componentRef' is not known; left out");
    }

    @Test
    void anOverlayThatCannotBeReadDoesNotHideWhatElseIsWrong() {
        // given
        library.overlay("eks", "criteria: {service: eks}\nconstraints: 5")
                .overlay("gke", "criteria: {service: gke}\ncomponentRefs: [{name: other}]");

        // then
        assertThat(findings())
                .containsExactly(
                        "ERROR overlays/eks.yaml:7:16: not a valid overlay: expected a list for 'constraints',"
                                + " found a single value",
                        "ERROR overlays/gke.yaml:7: component other is not in the registry");
    }

    @Test
    void filesAndComponentsThatNothingUsesAreWarnings() {
        // given
        library.registry("gpu", "spare")
                .file("components/gpu/old.yaml", "[no yaml")
                .file("README.md", "fine");

        // then
        assertThat(findings())
                .containsExactly(
                        "WARNING components/gpu/old.yaml:1: nothing uses this file",
                        "WARNING registry.yaml:9: component spare is in no overlay");
    }

    @Test
    void valuesMustBeAMappingWhereverTheyLie() {
        // given
        library.file("components/gpu/values.yaml", "- a")
                .file("values/eks.yaml", "a: [")
                .overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu, valuesFile: values/eks.yaml}]");

        // then
        assertThat(findings())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("ERROR components/gpu/values.yaml:1: values must be a mapping"),
                        second -> assertThat(second)
                                .startsWith("ERROR values/eks.yaml:")
                                .contains("malformed YAML"));
    }

    @Test
    void aManifestMayHoldSeveralDocumentsWhereverItLies() {
        // given
        library.file("components/gpu/extra.yaml", "a: 1\n---\nb: 2\n")
                .overlay(
                        "eks",
                        "criteria: {service: eks}\n"
                                + "componentRefs: [{name: gpu, manifestFiles: [components/gpu/extra.yaml]}]");

        // then
        assertThat(findings()).isEmpty();
    }

    @Test
    void assertFilesAreReadAndWhatOfThemIsNotIsTold() {
        // given
        library.file("registry.yaml", """
            kind: ComponentRegistry
            components:
            - {name: gpu, healthCheck: {assertFile: checks/gpu.yaml}, helm: {defaultChart: gpu}}
            - {name: net, healthCheck: {assertFile: checks/net.yaml}, helm: {defaultChart: net}}
            - {name: dra, healthCheck: {assertFile: checks/dra.yaml}, helm: {defaultChart: dra}}
            """)
                .file("checks/gpu.yaml", """
                    apiVersion: chainsaw.kyverno.io/v1alpha1
                    kind: Test
                    spec: {steps: [{name: one, try: [{script: {content: "true"}}]}]}
                    """)
                .file("checks/net.yaml", "a: [")
                .overlay(
                        "eks",
                        "criteria: {service: eks}\ncomponentRefs: [{name: gpu, healthCheckAsserts: 'kind: Pod'},"
                                + " {name: net}, {name: dra}]");

        // then
        assertThat(findings())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("ERROR checks/net.yaml:")
                                .contains("malformed YAML"),
                        second -> assertThat(second)
                                .startsWith("WARNING checks/gpu.yaml:3: step 'one' is not read: 'script'"),
                        third -> assertThat(third)
                                .isEqualTo("WARNING checks/dra.yaml: is not read: the registry names it, and there is"
                                        + " no such file"),
                        fourth -> assertThat(fourth)
                                .isEqualTo("WARNING overlay eks: healthCheckAsserts of gpu:1: is not read: it has no"
                                        + " apiVersion"));
    }

    private List<String> findings() {
        return lint(library);
    }

    static List<String> lint(LibraryFolder library) {
        return LibraryLint.check(library.files()).stream()
                .map(finding -> finding.severity() + " " + finding.place() + ": " + finding.message())
                .map(line -> line.replace(library.root() + "/", ""))
                .toList();
    }

    @Test
    void whatWasVerifiedLongAgoIsToldOnTheDayThatItIs() {
        // given
        LibraryFiles files = new LibraryFolder(folder)
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: gpu
                      verified: {date: 2026-01-01, on: EKS 1.34, by: us}
                      helm: {defaultChart: gpu, defaultVersion: 1.0.0}
                    """)
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .files();

        // then
        assertThat(LibraryLint.check(files, LocalDate.of(2026, 4, 1))).isEmpty();
        assertThat(LibraryLint.check(files, LocalDate.of(2026, 4, 2)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("gpu was last verified on 2026-01-01, more than 90 days ago"));
    }

    @Test
    void aDateThatIsNoneIsAnError() {
        // given
        LibraryFiles files = new LibraryFolder(folder)
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: gpu
                      verified: {date: yesterday}
                      helm: {defaultChart: gpu, defaultVersion: 1.0.0}
                    """)
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .files();

        // then
        assertThat(LibraryLint.check(files))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("gpu was verified on 'yesterday'"));
    }

    @Test
    void theEmbeddedLibraryIsInOrderOnTheDayOfItsVersion() {
        assertThat(LibraryLint.check(EmbeddedFiles.open(), LocalDate.of(2026, 11, 28)))
                .isEmpty();
    }
}
