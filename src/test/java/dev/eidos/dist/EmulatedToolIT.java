package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arm64 tool, under an emulator: it does what this machine's own does, from its AOT caches. */
class EmulatedToolIT {
    private static final Path HOME = Path.of("target/linux-arm64/eidos").toAbsolutePath();
    private static final String QUERY = "--service eks --accelerator gb200 --intent training --os ubuntu";

    private static final Pattern WHEN = Pattern.compile("(timestamp:).*");

    @TempDir
    Path folder;

    private record Run(Packaged packaged, Map<String, String> files) {}

    @BeforeEach
    void require() {
        if (!Files.exists(HOME.resolve(".built"))) {
            Assumptions.abort("there is no " + HOME + ": make it with mvn -Pdist package");
        }
    }

    @Test
    void itAnswersAsTheOtherDoes() throws Exception {
        // given: a machine that is the same for both
        Path host = Files.createDirectories(folder.resolve("host/etc"));
        Files.writeString(host.resolve("os-release"), "ID=ubuntu\nVERSION_ID=\"24.04\"\n");
        Files.createDirectories(folder.resolve("host/proc"));
        Files.writeString(folder.resolve("host/proc/cpuinfo"), "CPU implementer\t: 0x41\nCPU part\t: 0xd4f\n");

        for (String command : List.of(
                "--version",
                "snapshot --host-root " + folder.resolve("host") + " -o snapshot.yaml",
                "recipe " + QUERY + " -o recipe.yaml",
                "bundle -r recipe.yaml -b gpu-operator -o bundle",
                "verify bundle")) {
            // when
            Run own = run(List.of(Packaged.HOME.resolve("bin/eidos").toString()), "own", command);
            Run emulated = run(List.of("dev/emulated", HOME.toString()), "emulated", command);

            // then
            assertThat(emulated.packaged().code()).as(emulated.packaged().err()).isZero();
            assertThat(emulated.packaged().out())
                    .as(command)
                    .isEqualTo(own.packaged().out());
            assertThat(emulated.packaged().err())
                    .as(command)
                    .isEqualTo(own.packaged().err());
            assertThat(emulated.files()).as(command).isEqualTo(own.files());
        }
    }

    @Test
    void aSnapshotOfThisMachineComesFromTheCache() throws Exception {
        // when
        Packaged run = emulated(
                Map.of("EMULATED_FLAGS", "-Xlog:class+load:file=" + folder.resolve("log")),
                "snapshot",
                "-o",
                folder.resolve("snapshot.yaml").toString());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("snapshot.yaml")).content().contains("kind: Snapshot", "type: Hardware");
        assertThat(Files.readAllLines(folder.resolve("log")).stream()
                        .filter(line -> line.contains(" dev.eidos."))
                        .filter(line -> !line.contains("$$")))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file"));
    }

    /** The oldest processors of 64 bits have fewer instructions than those that the emulator has by default. */
    @Test
    void itRunsOnAnOldProcessor() throws Exception {
        // when
        Packaged run = emulated(Map.of("EMULATED_CPU", "cortex-a53"), "--version");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("eidos ").hasLineCount(1);
    }

    @Test
    void onAnotherMachineItsLauncherSaysWhereItRuns() throws Exception {
        // when
        Packaged run = Packaged.command(
                Map.of("PATH", "/nonexistent"),
                List.of(HOME.resolve("bin/eidos").toString(), "--version"));

        // then
        Assumptions.assumeTrue(run.code() == 126, "this machine runs programs for arm64 by itself");
        assertThat(run.err())
                .containsPattern("error: .* this eidos is for Linux on arm64 with glibc 2\\.\\d+ or newer\n");
    }

    private Packaged emulated(Map<String, String> more, String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", System.getProperty("user.home")));
        environment.putAll(more);
        List<String> command = new ArrayList<>(List.of("dev/emulated", HOME.toString()));
        command.addAll(List.of(arguments));
        return Packaged.command(environment, command);
    }

    /** In a folder of its own, which keeps what earlier commands left there. */
    private Run run(List<String> tool, String name, String command) throws IOException, InterruptedException {
        Path inside = Files.createDirectories(folder.resolve(name));
        List<String> words = new ArrayList<>(tool);
        words.set(0, Path.of(tool.getFirst()).toAbsolutePath().toString());
        words.addAll(List.of(command.split(" ", -1)));
        Packaged run = Packaged.command(
                Map.of("HOME", System.getProperty("user.home")),
                List.of("sh", "-c", "cd '" + inside + "' && exec " + String.join(" ", words)));
        return new Run(run, files(inside));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        WHEN.matcher(Files.readString(file)).replaceAll("$1 then"));
            }
        }
        return files;
    }
}
