package dev.eidos.recipe.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.LayeredFiles;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library of the component {@code gpu}, and what it accepts. */
class AcceptedFindingsTest {
    private static final LintFinding UNREAD =
            LintFinding.warning("values.yaml:3", "gpu: not read").about("gpu", FindingKind.UNREAD_VALUE, "driver.mode");
    private static final LintFinding OTHER =
            LintFinding.warning("values.yaml:4", "gpu: nor this").about("gpu", FindingKind.UNREAD_VALUE, "driver.x");

    @TempDir
    private Path folder;

    private LibraryFiles library(String accepted) {
        return new LibraryFolder(folder)
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .file(
                        "registry.yaml",
                        "kind: ComponentRegistry\ncomponents:\n- {name: gpu, helm: {defaultChart: gpu}}\n" + accepted)
                .files();
    }

    private AcceptedFindings.Sifted sift(String accepted, List<LintFinding> findings, String... checked) {
        LibraryFiles files = library(accepted);
        return AcceptedFindings.of(files, new RecipeLibrary(files, _ -> {})).sift(findings, Set.of(checked));
    }

    @Test
    void whatIsListedIsLeftOutWithItsReason() {
        // when
        var sifted = sift("""
            acceptedFindings:
            - {component: gpu, kind: unread-value, path: driver.mode, reason: it is for a later chart}
            """, List.of(UNREAD, OTHER), "gpu");

        // then
        assertThat(sifted.findings()).containsExactly(OTHER);
        assertThat(sifted.accepted()).containsExactly(new AcceptedFindings.Accepted(UNREAD, "it is for a later chart"));
    }

    @Test
    void withoutAPathAllOfTheKindAreMeant() {
        var sifted = sift("""
            acceptedFindings:
            - {component: gpu, kind: unread-value, reason: the chart is not ours}
            """, List.of(UNREAD, OTHER), "gpu");
        assertThat(sifted.findings()).isEmpty();
        assertThat(sifted.accepted()).hasSize(2);
    }

    @Test
    void whatNoLongerOccursIsAFindingAtItsLine() {
        // when
        var sifted = sift("""
            acceptedFindings:
            - component: gpu
              kind: unread-value
              path: driver.mode
              reason: it is for a later chart
            """, List.of(OTHER), "gpu");

        // then
        assertThat(sifted.findings())
                .filteredOn(finding -> !finding.equals(OTHER))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).endsWith("registry.yaml:5");
                    assertThat(finding.message())
                            .isEqualTo("gpu: the accepted finding unread-value of 'driver.mode' no longer occurs:"
                                    + " take it out of acceptedFindings");
                });
    }

    @Test
    void ofAChartThatWasNotThereNothingIsSaid() {
        var sifted = sift("""
            acceptedFindings:
            - {component: gpu, kind: unread-value, path: driver.mode, reason: it is for a later chart}
            """, List.of());
        assertThat(sifted.findings()).isEmpty();
    }

    @Test
    void anotherKindOfFindingAtTheSamePathStays() {
        var sifted = sift("""
            acceptedFindings:
            - {component: gpu, kind: wrong-type, path: driver.mode, reason: the chart takes both}
            """, List.of(UNREAD));
        assertThat(sifted.findings()).containsExactly(UNREAD);
    }

    @Test
    void anEntryThatSaysTooLittleIsAnError() {
        assertThat(LibraryLint.check(library("""
            acceptedFindings:
            - {component: gpu, kind: unread-value}
            - {component: gpu, kind: ugly, reason: so}
            - {component: cpu, kind: unread-value, reason: so}
            """)))
                .extracting(LintFinding::severity, LintFinding::message)
                .contains(
                        tuple(
                                LintFinding.Severity.ERROR,
                                "gpu: a finding is accepted without a reason: say why it is to stay"),
                        tuple(
                                LintFinding.Severity.ERROR,
                                "gpu: 'ugly' is no kind of finding that can be accepted; there are unread-value,"
                                        + " unread-path, wrong-type, unmoved-image, unknown-field,"
                                        + " unlabelled-namespace"),
                        tuple(
                                LintFinding.Severity.ERROR,
                                "a finding of 'cpu' is accepted, which is no component of the registry"));
    }

    @Test
    void aLibraryAboveKeepsWhatTheOneBelowAcceptsOfOtherComponents() {
        // given
        LibraryFiles below = EmbeddedFiles.open();
        LibraryFiles files = new LayeredFiles(below, library("""
            acceptedFindings:
            - {component: gpu, kind: unread-value, path: driver.mode, reason: ours}
            """));
        LintFinding theirs = LintFinding.warning("registry.yaml", "thanos")
                .about("kube-prometheus-stack", FindingKind.UNREAD_PATH, "thanosRuler.thanosRulerSpec.nodeSelector");

        // when
        var sifted =
                AcceptedFindings.of(files, new RecipeLibrary(files, _ -> {})).sift(List.of(UNREAD, theirs), Set.of());

        // then
        assertThat(sifted.findings()).isEmpty();
        assertThat(sifted.accepted()).hasSize(2);
    }
}
