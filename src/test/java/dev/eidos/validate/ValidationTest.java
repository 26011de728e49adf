package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.snapshot.SnapshotReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
    private static final Recipe RECIPE = RecipeReader.read("""
        kind: Recipe
        apiVersion: eidos.nvidia.com/v1alpha1
        metadata:
          excludedOverlays: [h100-eks]
        criteria: {service: eks}
        constraints:
        - {name: OS.release.ID, value: ubuntu}
        - {name: OS.sysctl./proc/sys/kernel/x, value: "1"}
        componentRefs: []
        validation:
          deployment:
            checks: [a, b]
          performance:
            constraints: [{name: c, value: ">= 1"}]
        """, "recipe.yaml", _ -> {});

    @ParameterizedTest
    @CsvSource({"ubuntu, false, false", "ubuntu, true, true", "rhel, true, false"})
    void aProgramGetsTheVerdict(String os, boolean allowUnknown, boolean passed) {
        // when
        Validation validation = Validation.of(RECIPE, "recipe.yaml", snapshot(os), "snapshot.yaml", allowUnknown);

        // then
        assertThat(validation.passed()).isEqualTo(passed);
        assertThat(validation.report().results()).hasSize(2);
    }

    @Test
    void whatWasNotAskedForIsPartOfIt() {
        // when
        Validation validation = Validation.of(RECIPE, "recipe.yaml", snapshot("ubuntu"), "snapshot.yaml", false);

        // then
        assertThat(validation.leftOut()).isEqualTo(List.of("h100-eks"));
        assertThat(validation.checksElsewhere()).isEqualTo(3);
        assertThat(validation.phases()).isEqualTo(List.of("deployment", "performance"));
    }

    private static Snapshot snapshot(String os) {
        return SnapshotReader.read("""
            kind: Snapshot
            measurements:
            - type: OS
              subtypes:
              - subtype: release
                data: {ID: %s}
            """.formatted(os), "snapshot.yaml", _ -> {});
    }
}
