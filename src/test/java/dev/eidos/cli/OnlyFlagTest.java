package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyFlagTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path host;

    @Test
    void theDocumentHoldsOnlyWhatIsNamed() {
        // when
        Run run = snapshot("--only", "gpu,HARDWARE");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(types(run)).containsExactly("GPU", "Hardware");
    }

    @Test
    void itMayBeRepeatedAndTheOrderStays() {
        assertThat(types(snapshot("--only", "K8s", "--only=os", "--only", "OS")))
                .containsExactly("OS", "K8s");
    }

    @Test
    void withoutItAllAreTaken() {
        assertThat(types(snapshot())).containsExactly("OS", "SystemD", "GPU", "Hardware", "K8s", "NodeTopology");
    }

    @Test
    void whatIsNearIsSuggested() {
        // when
        Run run = snapshot("--only", "GPU,Hardwares");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error: not a type of measurement: --only Hardwares")
                .contains("did you mean Hardware?");
    }

    @Test
    void aGpuThatIsRequiredMustBeLookedFor() {
        // when
        Run run = snapshot("--only", "OS", "--require-gpu");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a GPU is required, and not looked for: --require-gpu --only OS");
    }

    @Test
    void theAgentIsToldToo() {
        // when
        Run run = Run.with(
                Map.of("HOME", "/nonexistent", "EIDOS_IMAGE", "example.com/eidos:1"),
                "snapshot",
                "--deploy-agent",
                "--dry-run",
                "--only=k8s",
                "--only=gpu");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("--only=GPU,K8s");
    }

    private static List<String> types(Run run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("- type: "))
                .map(line -> line.substring("- type: ".length()))
                .toList();
    }

    private Run snapshot(String... more) {
        return Run.with(
                Map.of("HOME", "/nonexistent", "EIDOS_HOST_ROOT", host.toString()),
                Stream.concat(Stream.of("snapshot"), Stream.of(more)).toArray(String[]::new));
    }
}
