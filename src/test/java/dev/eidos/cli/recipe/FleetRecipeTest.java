package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes of fleets, whose nodes are alike or not. */
class FleetRecipeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void nodesThatNeedDifferentRecipesAreToldWithWhatEachIsFor() throws IOException {
        // given
        Files.createDirectories(folder.resolve("nodes"));
        node("a", "ubuntu");
        node("b", "rhel");
        Files.writeString(folder.resolve("fleet.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Fleet
            metadata: {run: r}
            nodes:
            - {name: a, verdict: collected, file: nodes/a.yaml}
            - {name: b, verdict: collected, file: nodes/b.yaml}
            """);

        // when
        Run run = Run.of(
                "recipe",
                "-s",
                folder.toString(),
                "--service",
                "eks",
                "--accelerator",
                "h100",
                "--intent",
                "training",
                "--ignore-constraints");

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.err())
                .contains("the nodes need different recipes")
                .contains("one is for service=eks accelerator=h100 intent=training os=ubuntu")
                .contains("the other for service=eks accelerator=h100 intent=training os=rhel")
                .doesNotContain("[values=");
    }

    private void node(String name, String os) throws IOException {
        Files.writeString(folder.resolve("nodes/" + name + ".yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata: {source-node: %s}
            measurements:
            - type: OS
              subtypes:
              - {subtype: release, data: {ID: %s, VERSION_ID: "24.04"}}
            """.formatted(name, os));
    }
}
