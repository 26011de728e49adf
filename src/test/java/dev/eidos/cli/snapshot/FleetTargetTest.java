package dev.eidos.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the flags of a run over many nodes mean, as far as no cluster is asked. */
class FleetTargetTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o fleet.json                                  | in one file are YAML documents",
                "-o -                                           | many snapshots need a folder, a file or ConfigMaps",
                "-o http://x/y                                  | not a destination",
                "-o one.yaml -n a -n b                          | several namespaces need a folder",
                "-o one.yaml --context a --context b            | several contexts need a folder",
                "-o fleet/ -n a -n b --context a --context b    | several contexts and several namespaces",
                "-o fleet/ --context a/b --context a:b          | two contexts would go to one folder",
                "-o cm://default/A                              | is not a ConfigMap's name",
            })
    void whatCannotBeIsToldBeforeAnythingIsDone(String flags, String told) {
        // when
        Run run = Run.of(("snapshot --deploy-agent --all-nodes " + flags).split(" +"));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(told);
    }

    @Test
    void aRunInEachNamespaceNeedsAFolder() {
        // when
        Run run = Run.of("snapshot", "--deploy-agent", "-n", "a", "-n", "b");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("several namespaces need a folder: --namespace a --namespace b");
    }

    @Test
    void aDryRunPrintsTheObjectsOfEachNamespace() {
        // when
        Run run = Run.of("snapshot", "--deploy-agent", "-n", "a", "-n", "b", "--dry-run", "-o", "snapshots/");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("namespace: a\n").contains("namespace: b\n");
        assertThat(run.out().lines().filter("kind: Job"::equals)).hasSize(2);
    }

    @Test
    void aFolderThatIsThereNeedsNoSlash() throws IOException {
        // given
        Path there = Files.createDirectory(folder.resolve("fleet"));

        // then
        assertThat(FleetPlace.parse(there.toString())).isEqualTo(new FleetPlace.Folder(there));
        assertThat(FleetPlace.parse(there + "2")).isEqualTo(new FleetPlace.File(Path.of(there + "2")));
    }
}
