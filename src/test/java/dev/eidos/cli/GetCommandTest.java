package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetCommandTest {
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {}
        measurements:
        - type: GPU
          subtypes:
          - subtype: smi
            data: {driver: 570.86.15, gpu-count: 2, note: "a\\tb\\e[31m"}
          - subtype: gpu-0
            data: {model: H100}
          - subtype: gpu-1
            data: {model: L4}
        - type: OS
          subtypes:
          - subtype: kmod
            data: {}
            notCollected:
            - {object: /proc/modules, reason: Forbidden, message: permission denied}
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file;

    @BeforeEach
    void snapshot() throws Exception {
        file = Files.writeString(folder.resolve("snapshot.yaml"), SNAPSHOT);
    }

    @Test
    void oneValueIsPrintedAsItIs() {
        assertThat(get("GPU.smi.driver")).isEqualTo(new Run(0, "570.86.15\n", ""));
        assertThat(get("GPU.smi.note").out()).isEqualTo("a\tb\u001b[31m\n");
    }

    @Test
    void severalHaveTheirPaths() {
        assertThat(get("GPU.gpu-*.model").out()).isEqualTo("""
            GPU.gpu-0.model  H100
            GPU.gpu-1.model  L4
            """);
    }

    @Test
    void documentsAlwaysHavePaths() {
        assertThat(get("GPU.smi.gpu-count", "--format", "yaml").out()).isEqualTo("GPU.smi.gpu-count: 2\n");
        assertThat(get("GPU.gpu-*.model", "-o", "json").out()).isEqualTo("""
            {
              "GPU.gpu-0.model": "H100",
              "GPU.gpu-1.model": "L4"
            }
            """);
    }

    @Test
    void nearPathsAreSuggestedForWhatIsNotThere() {
        // when
        Run run = get("GPU.smi.model");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
            error: no such value: GPU.smi.model: the snapshot has no key model in GPU.smi
              try: eidos get -s %s 'GPU.gpu-*.model'
            """.formatted(file));
    }

    @Test
    void eachSuggestionIsAWholeCommand() {
        assertThat(get("GPU.foo.driver", "--format", "json").err())
                .endsWith("  try: eidos get -s " + file + " GPU.smi.driver --format json\n");
        assertThat(get("GPU.foo.mode*").err()).endsWith(" what there is: eidos get -s " + file + " 'GPU.*.*'\n");
    }

    @Test
    void aSecretInACommandIsNotRepeated() {
        // when
        Run run = Run.of("get", "GPU.driver", "-s", "https://h.example/s?sig=Hunter2Zq9");

        // then
        assertThat(run.err()).contains("try: ").doesNotContain("Hunter2Zq9");
    }

    @Test
    void whatWasNotCollectedSaysWhy() {
        // when
        Run run = get("OS.kmod.nvidia");

        // then
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err())
                .contains("the value was not collected: OS.kmod.nvidia: /proc/modules: permission denied (Forbidden)");
    }

    @Test
    void whatTheSnapshotHasNothingOfIsLookedForInAllOfIt() {
        assertThat(get("Foo.bar.baz").err())
                .contains("the snapshot has no Foo", "what there is: eidos get -s " + file + " '*.*.*'");
    }

    @Test
    void whatIsNoPathIsRefusedWithOne() {
        assertThat(get("GPU").err()).contains("try: for all of it: eidos get -s " + file + " 'GPU.*.*'");
        assertThat(get("GPU.smi").err()).contains("try: for all of it: eidos get -s " + file + " 'GPU.smi.*'");
        assertThat(get("driver").err())
                .contains("try: for a key of that name: eidos get -s " + file + " '*.*.driver'");
        assertThat(get("").code()).isEqualTo(2);
    }

    @Test
    void withoutASnapshotThisMachineIsRead() throws Exception {
        // given
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/os-release"), "ID=ubuntu\n");

        // when
        Run value = here("OS.release.ID");
        Run none = here("os.release.ID");

        // then
        assertThat(value).isEqualTo(new Run(0, "ubuntu\n", ""));
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("try: eidos get OS.release.ID --host-root " + folder);
    }

    @Test
    void aSnapshotAndAMachineAreOneTooMany() {
        assertThat(get("OS.release.ID", "--host-root", "/").err()).contains("a snapshot is read or taken, not both");
    }

    private Run here(String path) {
        return Run.with(Map.of("HOME", "/nonexistent"), "get", path, "--host-root", folder.toString());
    }

    private Run get(String... args) {
        Stream<String> first = Stream.of("get", "-s", file.toString());
        return Run.of(Stream.concat(first, Stream.of(args)).toArray(String[]::new));
    }
}
