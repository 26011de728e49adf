package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactFlagTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path host;

    private Path file;

    @BeforeEach
    void host() throws Exception {
        Files.createDirectories(host.resolve("etc"));
        Files.writeString(host.resolve("etc/hostname"), "corp-17.example\n");
        Files.writeString(
                host.resolve("etc/os-release"), "ID=ubuntu\nRACK_ID=r7\nHOME_URL=https://corp-17.example/x\n");
        file = host.resolve("redact.txt");
    }

    @Test
    void theSitesPatternsHideBesides() throws Exception {
        // given
        Files.writeString(file, "# ours\n\nrack_id\n  /corp-[0-9]+/  \n");

        // when
        Run run = snapshot("--redact", file.toString());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("RACK_ID: \"<redacted>\"", "HOME_URL: \"https://<redacted>.example/x\"", "ID: ubuntu")
                .doesNotContain("corp-17", "r7");
        assertThat(run.err()).doesNotContain("corp-17");
    }

    @Test
    void aPatternCanBeGivenByItself() {
        // when
        Run run = snapshot("--redact-pattern", "RACK_ID", "--redact-pattern=/corp-[0-9]+/");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("corp-17", "r7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ok\\n/(/~:2: ",
                "# x\\n\\n/(a+)+/~:3: a repeated group is not supported",
                "a b~:1: the name of a key has letters",
                "/x*/~:1: it matches where nothing is"
            })
    void aWrongPatternIsToldWithItsLine(String lines, String told) throws Exception {
        // given
        Files.writeString(file, lines.replace("\\n", "\n"));

        // when
        Run run = snapshot("--redact", file.toString());

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("not a pattern to hide by: --redact " + file + told);
    }

    @Test
    void tooLargeAFileIsRefused() throws Exception {
        // given
        Files.writeString(file, "# comment\n".repeat(10_000));

        // when
        Run run = snapshot("--redact", file.toString());

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("more than 65536 characters");
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertThat(snapshot("--redact", host.resolve("none").toString()).code()).isEqualTo(3);
    }

    @Test
    void theAgentIsGivenThePatternsAsKubernetesTakesThem() throws Exception {
        // given
        Files.writeString(file, "rack-id\n/corp-$(x)$/\n");

        // when
        Run run = snapshot("--deploy-agent", "--dry-run", "--redact", file.toString());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("--redact-pattern=rack-id", "--redact-pattern=/corp-$$(x)$$/");
    }

    private Run snapshot(String... more) {
        String[] args = new String[more.length + 1];
        args[0] = "snapshot";
        System.arraycopy(more, 0, args, 1, more.length);
        boolean here = !java.util.List.of(more).contains("--deploy-agent");
        return Run.with(
                here
                        ? Map.of("HOME", "/nonexistent", "EIDOS_HOST_ROOT", host.toString())
                        : Map.of("HOME", "/nonexistent", "EIDOS_IMAGE", "example.com/eidos:1"),
                args);
    }
}
