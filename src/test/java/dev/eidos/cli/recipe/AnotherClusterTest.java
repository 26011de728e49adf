package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What says which cluster it means is not mixed with what means another. */
class AnotherClusterTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aRecipeOfASnapshotSaysWhichClusterItIsFor() throws IOException {
        // when
        Run recipe = recipe(snapshot("a.yaml", "prod", "u-1"));

        // then
        assertThat(recipe.code()).as(recipe.err()).isZero();
        assertThat(recipe.out()).contains("  cluster:\n    context: prod\n    server: https://prod\n    uid: u-1\n");
    }

    @Test
    void itIsNotHeldAgainstAnotherClustersSnapshot() throws IOException {
        // given
        Path recipe =
                write("recipe.yaml", recipe(snapshot("a.yaml", "prod", "u-1")).out());

        // when
        Run same = validate(recipe, snapshot("same.yaml", "renamed", "u-1"));
        Run other = validate(recipe, snapshot("other.yaml", "stage", "u-2"));
        Run forced = validate(recipe, snapshot("other.yaml", "stage", "u-2"), "--any-cluster");

        // then
        assertThat(same.code()).as(same.err()).isEqualTo(9);
        assertThat(other.code()).isEqualTo(7);
        assertThat(other.out()).isEmpty();
        assertThat(other.err())
                .contains("the snapshot is of another cluster than the recipe is meant for")
                .contains("stage (https://stage), UID u-2, and the recipe for prod (https://prod), UID u-1")
                .contains("--any-cluster");
        assertThat(forced.code()).isEqualTo(9);
    }

    @Test
    void whatDoesNotSayWhichClusterItMeansGoesWithAny() throws IOException {
        // given
        Path snapshot = snapshot("a.yaml", "prod", "u-1");
        Path any = write("any.yaml", recipe(snapshot, "--any-cluster").out());
        Path ofCriteria = write(
                "criteria.yaml",
                Run.of("recipe", "--service", "eks", "--accelerator", "h100", "--intent", "training")
                        .out());
        Path ofProd = write("prod.yaml", recipe(snapshot).out());
        Path elsewhere = snapshot("b.yaml", "stage", "u-2");
        Path unknown = write("c.yaml", "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Snapshot\nmeasurements: []\n");

        // then
        assertThat(any).content().doesNotContain("cluster:");
        assertThat(validate(any, elsewhere).code()).isEqualTo(9);
        assertThat(validate(ofCriteria, elsewhere).code()).isEqualTo(9);
        assertThat(validate(ofProd, unknown).code()).isEqualTo(9);
    }

    @Test
    void aRecipeIsNotMadeOfTwoClusters() throws IOException {
        // given
        Files.createDirectories(folder.resolve("nodes"));
        snapshot("nodes/a.yaml", "prod", "u-1");
        snapshot("nodes/b.yaml", "stage", "u-2");
        write("fleet.yaml", """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Fleet
            metadata: {run: r}
            cluster: {context: prod, server: "https://prod", uid: u-1}
            nodes:
            - {name: a, verdict: collected, file: nodes/a.yaml}
            - {name: b, verdict: collected, file: nodes/b.yaml}
            """);

        // when
        Run mixed = recipe(folder);
        Run forced = recipe(folder, "--any-cluster");

        // then
        assertThat(mixed.code()).isEqualTo(7);
        assertThat(mixed.err()).contains("the snapshots are of two clusters");
        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(forced.out()).doesNotContain("uid:");
    }

    @Test
    void aNodesSnapshotIsNotJoinedWithAnotherClustersFacts() throws IOException {
        // given
        Files.createDirectories(folder.resolve("nodes"));
        Path node = snapshot("nodes/a.yaml", "prod", "u-1");
        Files.writeString(
                node, Files.readString(node).replace("metadata:\n", "metadata:\n  cluster: ../cluster.yaml\n"));
        snapshot("cluster.yaml", "stage", "u-2");

        // when
        Run get = Run.of("get", "-s", node.toString(), "OS.release.ID");

        // then
        assertThat(get.code()).isEqualTo(7);
        assertThat(get.err()).contains("the node's snapshot is of another cluster");
    }

    private static Run recipe(Path snapshot, String... more) {
        return run(
                new String[] {
                    "recipe",
                    "-s",
                    snapshot.toString(),
                    "--service",
                    "eks",
                    "--accelerator",
                    "h100",
                    "--intent",
                    "training",
                    "--ignore-constraints"
                },
                more);
    }

    private static Run validate(Path recipe, Path snapshot, String... more) {
        return run(new String[] {"validate", "-r", recipe.toString(), "-s", snapshot.toString()}, more);
    }

    private static Run run(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return Run.of(all);
    }

    private Path snapshot(String name, String context, String uid) throws IOException {
        return write(name, """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata:
              timestamp: "2026-11-28T10:00:00Z"
              cluster-context: %1$s
              cluster-server: https://%1$s
              cluster-uid: %2$s
            measurements:
            - type: OS
              subtypes:
              - subtype: release
                data: {ID: debian}
            """.formatted(context, uid));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
