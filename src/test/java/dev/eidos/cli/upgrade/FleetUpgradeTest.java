package dev.eidos.cli.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes of fleets where a command held one recipe against nodes: each finding names its pool. */
class FleetUpgradeTest {
    @TempDir
    private Path folder;

    private String old = "";
    private String now = "";
    private String fleet = "";

    @BeforeEach
    void twoFleets() throws IOException {
        old = recipe("old", new MixedFleet().with(2, HardwareClass.H100).with(1, HardwareClass.L40S));
        now = recipe("now", new MixedFleet().with(2, HardwareClass.H100).with(1, HardwareClass.B200));
        fleet = folder.resolve("old").toString();
    }

    private String recipe(String name, MixedFleet machines) throws IOException {
        Path there = machines.withoutGpus(1).write(folder.resolve(name));
        String recipe = folder.resolve(name + ".yaml").toString();
        Run made = Run.of("recipe", "-s", there.toString(), "--intent", "training", "-o", recipe);
        assertThat(made.code()).as(made.err()).isZero();
        return recipe;
    }

    @Test
    void anUpgradeOfAFleetNamesThePools() {
        // when
        Run run = Run.of("upgrade-check", old, now);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("hands +l40-ubuntu +pool +the new recipe does not have this pool")
                .containsPattern("safe +b200-ubuntu +pool +it is new")
                .containsPattern("safe +h100-ubuntu +skyhook-customizations");
    }

    @Test
    void nodesAreHeldAgainstTheRecipeOfTheirPool() throws IOException {
        // given
        Files.writeString(
                Path.of(old), Files.readString(Path.of(old)).replace("value: \">= 6.8\"", "value: \">= 99\""));

        // when
        Run run = Run.of("upgrade-check", old, old, "-s", fleet, "-o", "junit");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .contains("failures=\"1\"")
                .contains("name=\"h100-ubuntu: it must be &gt;= 99, and is ")
                .doesNotContain("name=\"l40-ubuntu: it must be &gt;= 99");
        assertThat(run.err()).contains("1 node has no GPU, and nothing is asked of it");
    }

    @Test
    void nodesOfNoPoolAreTold() {
        // when
        Run run = Run.of("upgrade-check", old, now, "-s", fleet);

        // then
        assertThat(run.err()).contains("of no pool: sim-00003: no pool is for ");
    }

    @Test
    void anAnalysisHoldsEachNodeAgainstItsPool() throws IOException {
        // given
        Files.writeString(
                Path.of(old), Files.readString(Path.of(old)).replace("value: \">= 6.8\"", "value: \">= 99\""));

        // when
        Run own = Run.of("analyze", fleet, "--recipe", old);
        Run other = Run.of("analyze", fleet, "--recipe", now);

        // then
        assertThat(own.code()).isEqualTo(9);
        assertThat(own.out())
                .contains("the recipe of pool h100-ubuntu wants")
                .contains("sim-[00001-00002]")
                .doesNotContain("of pool l40-ubuntu");
        assertThat(other.code()).isEqualTo(9);
        assertThat(other.out().replaceAll("\\s+", " "))
                .contains("sim-00003 it is of no pool of the recipe: no pool is for ")
                .doesNotContain("facts more");
    }

    @Test
    void aValidationForContinuousIntegrationHasASuiteForEachNode() {
        // when
        Run own = Run.of("validate", "-r", old, "-s", fleet, "--format", "junit");
        Run other = Run.of("validate", "-r", now, "-s", fleet, "--format", "junit");

        // then
        assertThat(own.code()).as(own.err()).isZero();
        assertThat(own.out())
                .contains("<testsuite name=\"h100-ubuntu sim-00001\"", "<property name=\"pool\" value=\"l40-ubuntu\"/>")
                .contains("failures=\"0\"")
                .doesNotContain("of no pool");
        assertThat(other.code()).isEqualTo(9);
        assertThat(other.out()).contains("<testsuite name=\"of no pool\" tests=\"1\" failures=\"1\"");
    }
}
