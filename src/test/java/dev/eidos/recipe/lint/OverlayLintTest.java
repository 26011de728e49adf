package dev.eidos.recipe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayLintTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base: gone| its base 'gone' does not exist",
                "base: x| it inherits in a circle, through x",
                "componentRefs: [{name: gpu}, {name: gpu}]| component gpu stands twice",
                "componentRefs: [{name: other}]| component other is not in the registry",
                "componentRefs: [{name: gpu, type: helm}]| component gpu: type helm is neither Helm nor Kustomize",
                "componentRefs: [{name: gpu, dependencyRefs: [other]}]"
                        + "| component gpu depends on other, which is not in the registry",
                "componentRefs: [{name: gpu, valuesFile: components/gpu/gone.yaml}]"
                        + "| component gpu names components/gpu/gone.yaml, which the library does not have",
                "componentRefs: [{name: gpu, manifestFiles: [gone.yaml]}]"
                        + "| component gpu names gone.yaml, which the library does not have",
                "componentRefs: [{name: gpu, valuesFile: ../secret.yaml}]"
                        + "| component gpu names ../secret.yaml: a path leaves the library",
            })
    void aMistakeInAnOverlayIsAnError(String spec, String message) {
        assertThat(findings("criteria: {service: eks}\n" + spec))
                .containsExactly("ERROR overlays/x.yaml:7: " + message);
    }

    @Test
    void aConstraintThatCannotBeCheckedIsAnError() {
        assertThat(findings("criteria: {service: eks}\nconstraints: [{name: K8s.server.version, value: '>= '}]"))
                .singleElement()
                .asString()
                .startsWith("ERROR overlays/x.yaml:7: constraint K8s.server.version: '>= ': ");
    }

    @Test
    void aValueThatOnlyThisLibraryKnowsIsAWarning() {
        assertThat(findings("criteria: {service: nebius}"))
                .containsExactly("WARNING overlays/x.yaml:6: service=nebius is not among the values that eidos knows:"
                        + " eks, gke, aks, oke, lke, bcm, kind, self-managed");
    }

    @Test
    void whatNothingInheritsFromAndNoCriteriaAskForIsUnreachable() {
        assertThat(findings("base: base"))
                .containsExactly("ERROR overlays/x.yaml:6: no recipe can have it: it has no criteria, and nothing"
                        + " inherits from it");
    }

    @Test
    void theBaseCannotInherit() {
        // given
        library("criteria: {service: eks}").overlay("base", "base: x\ncriteria: {}\ncomponentRefs: [{name: gpu}]");

        // then
        assertThat(LibraryLintTest.lint(new LibraryFolder(folder)))
                .containsExactly("ERROR overlays/base.yaml:6: the overlay 'base' cannot inherit");
    }

    @Test
    void anHeirMustNotBeForSomethingElseThanItsAncestor() {
        // given
        library("base: middle\ncriteria: {service: eks}")
                .overlay("middle", "base: gke\ncriteria: {intent: training}")
                .overlay("gke", "criteria: {service: gke}");

        // then
        assertThat(LibraryLintTest.lint(new LibraryFolder(folder)))
                .containsExactly("ERROR overlays/x.yaml:7: it is for service=eks, but inherits from 'gke', which is for"
                        + " gke");
    }

    @Test
    void aMissingAncestorIsToldOfEveryHeir() {
        // given
        library("base: middle\ncriteria: {service: eks}").overlay("middle", "base: gone");

        // then
        assertThat(LibraryLintTest.lint(new LibraryFolder(folder)))
                .containsExactly(
                        "ERROR overlays/middle.yaml:6: its base 'gone' does not exist",
                        "ERROR overlays/x.yaml:6: it inherits from 'middle', whose base 'gone' does not exist");
    }

    private List<String> findings(String spec) {
        return LibraryLintTest.lint(library(spec));
    }

    private LibraryFolder library(String spec) {
        return new LibraryFolder(folder)
                .registry("gpu")
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .overlay("x", spec);
    }
}
