package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.Command;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandIT {
    @TempDir
    Path folder;

    @Test
    void theSnapshotSaysWhatTheMachinesFilesSay() throws Exception {
        // when
        Snapshot snapshot = read(Packaged.run("snapshot"));

        // then
        for (String file : List.of("kernel/osrelease", "vm/swappiness", "kernel/pid_max", "net/core/somaxconn")) {
            String path = "/proc/sys/" + file;
            assertThat(snapshot.find("OS", "sysctl", path)).as(path).contains(Reading.of(Command.output("cat", path)));
        }
        for (String line : Files.readAllLines(Path.of("/etc/os-release"))) {
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1).replace("\"", "");
            assertThat(snapshot.find("OS", "release", line.substring(0, equals)))
                    .contains(Reading.of(value));
        }
        if (Files.exists(Path.of("/proc/modules"))) {
            assertThat(snapshot.measurement("OS")
                            .flatMap(os -> os.subtype("kmod"))
                            .orElseThrow()
                            .data()
                            .keySet())
                    .isEqualTo(Files.readAllLines(Path.of("/proc/modules")).stream()
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void twoSnapshotsOfAnUnchangedMachineAreEqual() throws Exception {
        // when
        List<Measurement> first = read(Packaged.run("snapshot")).measurements();
        List<Measurement> second =
                read(Packaged.run("snapshot", "--format", "json")).measurements();

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theNvidiaSmiOfPathShowsAllGpusWithTheirUuids() throws Exception {
        // given
        Path xml = SharedData.require("nvidia-smi/h100-8gpu-q-x.xml");
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "this machine has a driver of its own");
        Path smi = folder.resolve("nvidia-smi");
        Files.writeString(smi, "#!/bin/sh\n[ \"$1\" = -q ] && exec cat '" + xml + "'\nexit 1\n");
        Files.setPosixFilePermissions(smi, PosixFilePermissions.fromString("rwxr-xr-x"));

        // when
        Snapshot snapshot = read(Packaged.run(Map.of("PATH", folder + ":/usr/bin:/bin"), "snapshot", "--require-gpu"));

        // then
        assertThat(snapshot.find("GPU", "smi", "gpu-count")).contains(Reading.of(8));
        assertThat(snapshot.find("GPU", "smi", "gpu.model")).contains(Reading.of("NVIDIA H100 80GB HBM3"));
        List<String> uuids = Files.readAllLines(xml).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("<uuid>GPU-"))
                .map(line -> line.substring("<uuid>".length(), line.indexOf("</")))
                .toList();
        assertThat(uuids).hasSize(8);
        for (int gpu = 0; gpu < 8; gpu++) {
            assertThat(snapshot.find("GPU", "gpu-" + gpu, "uuid")).contains(Reading.of(uuids.get(gpu)));
        }
    }

    @Test
    void requireGpuFailsWhereThereIsNone() throws Exception {
        // given
        Path emptyTree = folder;

        // when
        Packaged run = Packaged.run("snapshot", "--require-gpu", "--host-root", emptyTree.toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: no GPU").contains("try: ");
    }

    @Test
    void aMachineThatHasNothingGivesASnapshotThatSaysSo() throws Exception {
        // when
        Packaged run = Packaged.run("snapshot", "--host-root", folder.toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(read(run).measurements())
                .allSatisfy(measurement -> assertThat(measurement.subtypes())
                        .anySatisfy(subtype -> assertThat(subtype.gaps()).isNotEmpty()));
        assertThat(run.err()).contains("not there: ").endsWith(" gaps\n").doesNotContain("error:");
    }

    @Test
    void aReaderThatGoesAwayGetsNoStackTrace() throws Exception {
        // when
        Packaged run = Packaged.command(
                Map.of(), List.of("bash", "-c", "set -o pipefail; " + Packaged.HOME + "/bin/eidos snapshot | head -1"));

        // then
        assertThat(run.out()).isEqualTo("apiVersion: eidos.nvidia.com/v1alpha1\n");
        assertThat(run.err())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("error:");
    }

    @Test
    void aFullDiskIsAnErrorAndLeavesTheOldFile() throws Exception {
        // when
        Packaged toStdout =
                Packaged.command(Map.of(), List.of("sh", "-c", Packaged.HOME + "/bin/eidos snapshot > /dev/full"));

        // then
        assertThat(toStdout.code()).isEqualTo(1);
        assertThat(toStdout.err()).contains("No space left on device");
    }

    @Test
    void anUnreachableClusterCostsSecondsNotMinutes() throws Exception {
        // given
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            """);

        // when
        long start = System.nanoTime();
        Packaged run = Packaged.run(Map.of("KUBECONFIG", kubeconfig.toString()), "snapshot");
        long seconds = (System.nanoTime() - start) / 1_000_000_000;

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("warning: K8s.").contains("127.0.0.1:1");
        assertThat(seconds)
                .as("seconds; a bound against hanging, not a measurement")
                .isLessThan(30);
    }

    @Test
    void aKubeconfigThatTheUserNamedMustBeUsable() throws Exception {
        // given
        Path broken = Files.writeString(folder.resolve("broken"), "clusters: [");

        // when
        Packaged missing =
                Packaged.run("snapshot", "--kubeconfig", folder.resolve("none").toString());
        Packaged malformed = Packaged.run("snapshot", "--kubeconfig", broken.toString());

        // then
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none");
        assertThat(malformed.code()).isEqualTo(2);
        assertThat(malformed.err()).contains(broken.toString());
        assertThat(malformed.out()).isEmpty();
    }

    @Test
    void theOutputFileIsWrittenWholeWithItsFormatFromItsName() throws Exception {
        // given
        Path file = folder.resolve("s.json");

        // when
        Packaged run = Packaged.run("snapshot", "-o", file.toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(file).content().startsWith("{");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private static Snapshot read(Packaged run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        return SnapshotReader.read(run.out(), "stdout", notice -> {
            throw new AssertionError(notice);
        });
    }
}
