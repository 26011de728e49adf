package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say of the documents that they are given. */
class RecipeSourcesTest {
    private static final String SNAPSHOT = """
        kind: Snapshot
        measurements:
        - type: K8s
          subtypes:
          - subtype: server
            data: {version: v1.34.3-eks-3025e55}
        - type: OS
          subtypes:
          - subtype: release
            data: {ID: ubuntu, VERSION_ID: "24.04"}
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"recipe -s", "recipe -c", "query --selector . -r", "validate -s s.yaml -r"})
    void malformedYamlIsPlacedByFileLineAndColumn(String command) throws IOException {
        // given
        String file = write("bad.yaml", "kind: Any\n  b: [\n");

        // when
        Run run = run(command, file);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: malformed YAML: " + file + ":2:4: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipe -s", "recipe -c", "query --selector . -r", "validate -s s.yaml -r"})
    void yamlThatUnfoldsToTooMuchIsRefused(String command) throws IOException {
        // given
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
        }
        String file = write("bomb.yaml", bomb.toString());

        // when
        Run run = run(command, file);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(file + ":", "values once aliases are written out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recipe -s=Snapshot",
                "recipe -c=RecipeCriteria",
                "query --selector . -r=Recipe",
                "validate -s s.yaml -r=Recipe",
                "validate -r r.yaml -s=Snapshot"
            })
    void anotherKindOrVersionIsRefusedAndTheExpectedNamed(String commandAndKind) throws IOException {
        // given
        String[] parts = commandAndKind.split("=", 2);
        write("r.yaml", "kind: Recipe\nconstraints: [{name: OS.release.ID, value: ubuntu}]\n");
        String kind = write("kind.yaml", "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Pod\n");
        String version = write("version.yaml", "apiVersion: eidos.nvidia.com/v9\nkind: " + parts[1] + "\n");

        // when
        Run otherKind = run(parts[0], kind);
        Run otherVersion = run(parts[0], version);

        // then
        assertThat(otherKind.code()).isEqualTo(2);
        assertThat(otherKind.err()).contains(kind + ": kind is Pod, expected " + parts[1]);
        assertThat(otherVersion.code()).isEqualTo(2);
        assertThat(otherVersion.err())
                .contains(version + ": apiVersion eidos.nvidia.com/v9 is not known", "eidos.nvidia.com/v1alpha1");
    }

    @Test
    void aMissingFileIsNotFound() {
        // when
        Run run = run("recipe -c", folder + "/gone.yaml");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(folder + "/gone.yaml: no such file");
    }

    @Test
    void flagsOverruleACriteriaFileAndItsValuesAreChecked() throws IOException {
        // given
        String good = write("good.yaml", "kind: RecipeCriteria\nspec: {service: eks, accelerator: h100, nodes: 2}\n");
        String bad = write("bad.yaml", "kind: RecipeCriteria\nspec: {service: ecs}\n");

        // when
        Run run = Run.of("recipe", "-c", good, "--service", "gke", "--gpu", "any", "--format", "table");

        // then
        assertThat(run.out()).startsWith("Recipe for service=gke\n");
        assertThat(run("recipe -c", bad).code()).isEqualTo(2);
        assertThat(run("recipe -c", bad).err()).contains("unknown service: " + bad + ": 'ecs'", "eks, gke");
    }

    @Test
    void whatASnapshotTellsIsSaidAndWhatItDoesNotTellIsAskedFor() throws IOException {
        // given
        String snapshot = write("s.yaml", SNAPSHOT);

        // when
        Run alone = run("recipe -s", snapshot);
        Run helped = Run.of("recipe", "-s", snapshot, "--gpu", "h100", "--intent", "training", "--format", "table");

        // then
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.out()).isEmpty();
        assertThat(alone.err())
                .contains("note: service is eks: K8s.server.version is 'v1.34.3-eks-3025e55'", "name --accelerator");
        assertThat(helped.code()).isZero();
        assertThat(helped.out()).startsWith("Recipe for service=eks accelerator=h100 intent=training os=ubuntu\n");
    }

    @Test
    void overlaysThatTheSnapshotDoesNotMeetAreLeftOutUnlessToldOtherwise() throws IOException {
        // given
        String snapshot = write("s.yaml", SNAPSHOT);
        String[] args = {"recipe", "-s", snapshot, "--gpu", "h100", "--os", "rhel"};

        // when
        Run filtered = Run.of(args);
        Run unfiltered = Run.of("recipe", "-s", snapshot, "--gpu", "h100", "--os", "rhel", "--ignore-constraints");

        // then
        assertThat(filtered.code()).isZero();
        assertThat(filtered.err())
                .contains("warning: overlay rhel is left out: the snapshot has OS.release.ID ubuntu, it needs rhel");
        assertThat(filtered.out()).contains("  excludedOverlays:\n  - rhel\n").doesNotContain("value: rhel");
        assertThat(unfiltered.out()).doesNotContain("excludedOverlays").contains("value: rhel");
    }

    private Run run(String command, String file) {
        return Run.of((command.replace(" s.yaml", " " + folder + "/s.yaml").replace(" r.yaml", " " + folder + "/r.yaml")
                        + " " + file)
                .split(" ", -1));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
