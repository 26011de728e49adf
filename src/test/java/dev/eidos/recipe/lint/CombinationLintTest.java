package dev.eidos.recipe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CombinationLintTest {
    @TempDir
    private Path folder;

    private LibraryFolder library = new LibraryFolder(Path.of("."));

    @BeforeEach
    void given() {
        library = new LibraryFolder(folder).registry("gpu", "certs").overlay("base", """
            criteria: {}
            constraints: [{name: K8s.server.version, value: '>= 1.32.4'}]
            componentRefs: [{name: gpu, overrides: {a: base}}, {name: certs}]
            """);
    }

    @Test
    void twoOverlaysThatSetTheSameThingAndAreEquallySpecificAreAWarning() {
        // given
        library.overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu, overrides: {a: eks}}]")
                .overlay("h100", "criteria: {accelerator: h100}\ncomponentRefs: [{name: gpu, overrides: {a: h100}}]");

        // then
        assertThat(LibraryLintTest.lint(library))
                .containsExactly("WARNING overlays/h100.yaml:7: components.gpu.values.a: it sets h100, 'eks' sets eks,"
                        + " and neither is more specific (for service=eks accelerator=h100)");
    }

    @Test
    void whoInheritsAndWhoIsMoreSpecificMayOverrule() {
        // given
        library.overlay("cloud", "componentRefs: [{name: gpu, overrides: {a: cloud}}]")
                .overlay("bare", "base: cloud\ncomponentRefs: [{name: gpu, overrides: {a: bare}}]")
                .overlay(
                        "eks",
                        "base: bare\ncriteria: {service: eks}\ncomponentRefs: [{name: gpu, overrides: {a: eks}}]")
                .overlay(
                        "eks-h100",
                        "criteria: {service: eks, accelerator: h100}\n"
                                + "componentRefs: [{name: gpu, overrides: {a: both}}]");

        // then
        assertThat(LibraryLintTest.lint(library)).isEmpty();
    }

    @Test
    void limitsThatMakeARangeContradictNobodyUnlessTheyLeaveNothing() {
        // given
        library.overlay("eks", "criteria: {service: eks}\nconstraints: [{name: K8s.server.version, value: '>= 1.33'}]")
                .overlay(
                        "h100",
                        "criteria: {accelerator: h100}\nconstraints: [{name: K8s.server.version, value: '< 1.36'}]");

        // then
        assertThat(LibraryLintTest.lint(library)).isEmpty();

        // given
        library.overlay(
                "h100", "criteria: {accelerator: h100}\nconstraints: [{name: K8s.server.version, value: '< 1.33'}]");

        // then
        assertThat(LibraryLintTest.lint(library))
                .containsExactly(
                        "ERROR overlays/eks.yaml:7: K8s.server.version: two constraints exclude each other: nothing is"
                            + " both '>= 1.33', from eks, and '< 1.33', from h100 (for service=eks accelerator=h100)");
    }

    @Test
    void anOverlayThatContradictsWhatAComponentSupportsIsToldWithBoth() {
        // given
        library.file("registry.yaml", """
            kind: ComponentRegistry
            components:
            - name: gpu
              supports: {kubernetes: '>= 1.32, < 1.36'}
              helm: {defaultChart: gpu, defaultVersion: 1.0.0}
            - name: certs
              helm: {defaultChart: certs, defaultVersion: 1.0.0}
            """)
                .overlay(
                        "eks",
                        "criteria: {service: eks}\ncomponentRefs: [{name: gpu}, {name: certs}]\n"
                                + "constraints: [{name: K8s.server.version, value: '>= 1.37'}]");

        // then
        assertThat(LibraryLintTest.lint(library))
                .singleElement()
                .asString()
                .startsWith("ERROR overlays/eks.yaml:8: K8s.server.version: two constraints exclude each other: nothing"
                        + " is both '>= 1.32, < 1.36', from gpu in ")
                .endsWith("registry.yaml, and '>= 1.37', from eks (for service=eks)");
    }

    @Test
    void whoSaysTheSameContradictsNobody() {
        // given
        library.overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu, overrides: {a: same}}]")
                .overlay("h100", "criteria: {accelerator: h100}\ncomponentRefs: [{name: gpu, overrides: {a: same}}]");

        // then
        assertThat(LibraryLintTest.lint(library)).isEmpty();
    }

    @Test
    void aConstraintThatAsksForLessThanWhatItOverrulesIsAWarning() {
        // given
        library.overlay("eks", "criteria: {service: eks}\nconstraints: [{name: K8s.server.version, value: '>= 1.30'}]")
                .overlay(
                        "gke", "criteria: {service: gke}\nconstraints: [{name: K8s.server.version, value: '>= 1.33'}]");

        // then
        assertThat(LibraryLintTest.lint(library))
                .containsExactly("WARNING overlays/eks.yaml:7: constraints.[\"K8s.server.version\"]: '>= 1.30' asks for"
                        + " less than '>= 1.32.4' of 'base', which it overrules (for service=eks)");
    }

    @Test
    void aRecipeThatCannotBeMadeIsAnErrorOnce() {
        // given
        library.overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu, dependencyRefs: [certs]}]")
                .overlay(
                        "training",
                        "criteria: {intent: training}\ncomponentRefs: [{name: certs, dependencyRefs: [gpu]}]");

        // then
        assertThat(LibraryLintTest.lint(library))
                .containsExactly("ERROR overlays/training.yaml:7: certs: components depend on each other in a circle:"
                        + " certs -> gpu -> certs (for service=eks intent=training)");
    }
}
