package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.YamlWriter;
import dev.eidos.recipe.fleet.FleetRecipeDocument;
import dev.eidos.recipe.fleet.FleetRecipeReader;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetRecipeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aFleetOfTwoPools() throws IOException {
        new MixedFleet()
                .with(2, HardwareClass.H100)
                .with(1, HardwareClass.L40S)
                .withoutGpus(1)
                .write(folder.resolve("fleet"));
    }

    private Run recipe(String... more) {
        var words = new ArrayList<String>();
        words.add("recipe");
        words.add("-s");
        words.add(folder.resolve("fleet").toString());
        words.add("--intent");
        words.add("training");
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void aMixedFleetHasARecipeForEachPool() {
        // when
        Run run = recipe();

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("apiVersion: eidos.nvidia.com/v1alpha1\nkind: FleetRecipe\n");
        assertThat(run.err())
                .contains("note: pool h100-ubuntu: 2 nodes, told apart by node.kubernetes.io/instance-type=gpu-h100x8")
                .contains("note: 1 node has no GPU and needs nothing: sim-00004");
        assertThat(recipe().out()).isEqualTo(run.out());
        var read = FleetRecipeReader.read(run.out(), "recipe.yaml", notice -> {
            throw new AssertionError(notice);
        });
        assertThat(YamlWriter.write(FleetRecipeDocument.of(read))).isEqualTo(run.out());
    }

    @Test
    void onePoolHasARecipeAsASnapshotHas() {
        // when
        Run pool = recipe("--pool", "l40-ubuntu");
        Run typo = recipe("--pool", "l40-ubunt");

        // then
        assertThat(pool.code()).as(pool.err()).isZero();
        assertThat(pool.out()).contains("\nkind: Recipe\n").contains("  accelerator: l40\n");
        assertThat(typo.code()).isEqualTo(3);
        assertThat(typo.out()).isEmpty();
        assertThat(typo.err()).contains("there are: h100-ubuntu, l40-ubuntu").contains("did you mean l40-ubuntu?");
    }

    @Test
    void oneRecipeIsExplainedAndQueried() {
        // when
        Run explained = recipe("--explain");
        Run ofPool = recipe("--explain", "--pool", "h100-ubuntu");

        // then
        assertThat(explained.code()).isEqualTo(7);
        assertThat(explained.err()).contains("try: name one: --pool h100-ubuntu");
        assertThat(ofPool.code()).as(ofPool.err()).isZero();
    }

    @Test
    void onlyAFleetHasPools() {
        assertThat(Run.of("recipe", "--service", "eks", "--pool", "a"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("only a fleet has pools"));
    }
}
