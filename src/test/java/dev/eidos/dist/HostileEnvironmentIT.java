package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell, a limit, a locale or a folder can do to the launcher. */
class HostileEnvironmentIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "de_DE.ISO-8859-1", "none_NONE.UTF-8"})
    void aPathMeansTheSameFileInEveryLocale(String locale) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("Übung.yaml"), "kind: Ü");

        // when
        Packaged run = Packaged.run(
                Map.of("LC_ALL", locale), "validate", "--recipe", file.toString(), "--snapshot", file.toString());

        // then
        assertThat(run.err()).contains("Übung.yaml").doesNotContain("no such file");
    }

    @Test
    void itRunsInAFolderOfAnyNameInEveryLocale() throws Exception {
        // given
        String home = folder.resolve("Jörg").toString();
        Packaged copied = Packaged.command(Map.of(), List.of("cp", "-a", Packaged.HOME.toString(), home));
        assertThat(copied.code()).as(copied.err()).isZero();

        for (var locale : List.of(Map.<String, String>of(), Map.of("LC_ALL", "POSIX"), Map.of("LANG", "de_DE"))) {
            // when
            Packaged run = Packaged.command(
                    locale, List.of(home + "/bin/eidos", "recipe", "--service", "eks", "--intent", "training"));

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("apiVersion: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"de_DE.ISO-8859-1, de_DE.ISO-8859-1", "'', none"})
    void aCredentialPluginHasTheLocaleOfItsUser(String locale, String seen) throws Exception {
        // given
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
            {apiVersion: v1, kind: Config, current-context: t,
             clusters: [{name: t, cluster: {server: "https://127.0.0.1:1"}}],
             contexts: [{name: t, context: {cluster: t, user: t}}],
             users: [{name: t, user: {exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,
               command: sh, args: ["-c", "echo locale ${LC_ALL:-none} >&2; exit 1"]}}}]}
            """);

        // when
        Packaged run = Packaged.run(
                locale.isEmpty() ? Map.of() : Map.of("LC_ALL", locale), "snapshot", "--kubeconfig=" + kubeconfig);

        // then
        assertThat(run.err()).contains("locale " + seen);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        // when
        Packaged run = sh("exec \"$EIDOS\" validate --recipe \"$(printf 'a\\374b')\" --snapshot x");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("not UTF-8").contains("word 3");
    }

    @ParameterizedTest
    @CsvSource({"1500000", "1000000"})
    void fewAddressesAreEnough(int kib) throws Exception {
        // when
        Packaged run = sh("ulimit -v " + kib + "; exec \"$EIDOS\" recipe --service eks --accelerator h100");

        // then
        assertThat(run.code()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 16, 20})
    void fewDescriptorsAreNoBug(int descriptors) throws Exception {
        // when
        Packaged run = sh("ulimit -n " + descriptors + "; exec \"$EIDOS\" bundle --recipe /dev/null -o /dev/null/x");

        // then
        assertThat(run.code()).as(run.err()).isBetween(1, 3);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("NoClassDef");
    }

    @Test
    void aThreadDumpIsNotPartOfTheDocument() throws Exception {
        // given
        String waits = "mkfifo in; \"$EIDOS\" validate --recipe - --snapshot x <in >out 2>err & pid=$!; exec 3>in;"
                + " sleep 2; kill -QUIT $pid; sleep 1; exec 3>&-; wait $pid; cat out; cat err >&2";

        // when
        Packaged run = sh(waits);

        // then
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Full thread dump");
    }

    @Test
    void aCrashOfTheJvmWritesNothingIntoTheWorkingDirectory() throws Exception {
        // given
        String crashes = "mkfifo in; \"$EIDOS\" validate --recipe - --snapshot x <in >out 2>err & pid=$!; exec 3>in;"
                + " sleep 2; kill -SEGV $pid; wait $pid; cat err >&2; rm in out err";

        // when
        Packaged run = sh(crashes);

        // then
        assertThat(run.err()).contains("A fatal error has been detected by the Java Runtime Environment");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingIsReadFromTheWorkingDirectory() throws Exception {
        // given
        Files.writeString(folder.resolve(".hotspotrc"), "+Nonsense\n");
        Files.writeString(folder.resolve(".hotspot_compiler"), "nonsense\n");

        // when
        Packaged run = sh("exec \"$EIDOS\" --version");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("eidos .*\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsTooLargeForTheHeapIsRefusedInWords() throws Exception {
        // given
        Path many = folder.resolve("many.yaml");
        Files.writeString(many, "kind: Recipe\n" + "x".repeat(5 << 20));

        // when
        Packaged run = Packaged.run("validate", "--recipe", many.toString(), "--snapshot", "x");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("more than 4 MiB").doesNotContain("java.");
    }

    @Test
    void theRuntimeHasNoOtherProgram() throws IOException {
        try (var programs = Files.list(Packaged.HOME.resolve("runtime/bin"))) {
            assertThat(programs).extracting(Path::getFileName).containsExactly(Path.of("java"));
        }
    }

    private Packaged sh(String script) throws IOException, InterruptedException {
        String eidos = Packaged.HOME.resolve("bin/eidos").toString();
        return Packaged.command(
                Map.of("EIDOS", eidos), List.of("sh", "-c", "cd '" + folder + "' && { " + script + "; }"));
    }
}
