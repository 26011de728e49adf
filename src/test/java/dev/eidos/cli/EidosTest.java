package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.console.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EidosTest {
    @TempDir
    Path folder;

    @Test
    void withoutArgumentsItShowsHelp() {
        // when
        Run run = Run.of();

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: eidos").contains("snapshot");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "snapsot| unknown command: snapsot| 'snapshot'",
                "snapshot --outptu x| unknown option: --outptu| '--output'",
                "snapshot --fromat yaml| unknown option: --fromat| did you mean '--format'?",
                "snapshot --fromat=yaml| unknown option: --fromat=yaml| did you mean '--format'?",
                "snapshot -format yaml| unknown option: -format| did you mean '--format'?",
                "snapshot --deploy-agnet| unknown option: --deploy-agnet| did you mean '--deploy-agent'?",
                "snapshot --kube x| unknown option: --kube| did you mean '--kubeconfig'?",
                "snapshot --everything| unknown option: --everything| see 'eidos snapshot --help'",
                "snapshot --deploy-agent --profile nod| not a value of --profile: --profile nod| did you mean node?",
                "bundle --deployer flx| helm, argocd, flux, helmfile, not 'flx'; did you mean flux?| --help",
                "debug| unknown command: debug| did you mean '--debug'?",
                "snapshot format yaml| unexpected argument: format| did you mean '--format'?",
                "snapshot --everything --help| unknown option: --everything| see 'eidos snapshot --help'",
                "agent cleanup --everything -h| unknown option: --everything| see 'eidos agent cleanup --help'",
                "install| unknown command: install| see 'eidos --help'",
                "recpie| unknown command: recpie| did you mean 'recipe'?",
                "snapshot extra| unexpected argument: extra| --help",
                "snapshot --format xml| yaml, json, table, not 'xml'| --help",
                "snapshot --timeout 5| '5' is not a duration| --help",
                "snapshot --timeout 99999999999h| not a duration| --help",
                "snapshot --timeout 0s| not a duration| --help",
                "snapshot --timeout| missing required parameter| --help",
                "snapshot --max-nodes-per-entry -1| --max-nodes-per-entry -1| positive",
                "snapshot --max-nodes-per-entry ten| 'ten' is not| --help",
                "snapshot -o a -o b| -o a -o b| --help",
                "snapshot -o http://x/y| cannot write to http://| cm://namespace/name",
                "snapshot -o cm://only| cm://| cm://",
            })
    void wrongUsageIsExplainedAndExitsWith2(String args, String message, String suggestion) {
        // when
        Run run = Run.of(args.split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: ")
                .contains(message)
                .contains("\n  try: ")
                .contains(suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "snapshot", "recipe", "recipe lint", "query", "validate", "bundle", "verify", "agent cleanup"
            })
    void helpFitsAndBreaksNoWord(String command) {
        // when
        Run help = Run.of((command + " --help").strip().split(" ", -1));

        // then
        assertThat(help.code()).as(help.err()).isZero();
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(help.out().lines()).noneMatch(line -> line.endsWith(":") && line.matches(".*(cm|oci|https?):"));
        assertThat(help.out().lines().map(String::strip)).noneMatch(line -> line.matches("(//|/|[)]).*"));
    }

    @Test
    void helpIsACommandToo() {
        assertThat(Run.of("help")).isEqualTo(Run.of("--help"));
        assertThat(Run.of("help", "snapshot")).isEqualTo(Run.of("snapshot", "--help"));
        assertThat(Run.of("help", "snapsot").code()).isEqualTo(2);
    }

    @Test
    void aMissingHostRootIsNotFound() {
        // when
        Run run = Run.of("snapshot", "--host-root", folder.resolve("nope").toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("nope");
    }

    @Test
    void theHostRootMayComeFromTheEnvironmentAndTheOptionWins() {
        // given
        var environment = Map.of("HOME", "/nonexistent", "EIDOS_HOST_ROOT", "/nonexistent/host");

        // when
        Run fromEnvironment = Run.with(environment, "snapshot");
        Run fromOption = Run.with(environment, "snapshot", "--host-root", folder.toString());

        // then
        assertThat(fromEnvironment.code()).isEqualTo(3);
        assertThat(fromEnvironment.err()).contains("EIDOS_HOST_ROOT=/nonexistent/host");
        assertThat(fromOption.code()).isZero();
    }

    @Test
    void withLogJsonAFailureIsOneJsonObject() {
        // when
        Run run = Run.of(
                "--log-json", "snapshot", "-o", folder.resolve("no/where").toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("{\"time\":\"")
                .contains("\"level\":\"error\",\"message\":\"cannot write the output: ", "\"exitCode\":3,")
                .contains("\"error\":{\"code\":\"NOT_FOUND\",\"message\":")
                .contains("\"suggestion\":\"mkdir -p ")
                .endsWith("\"transient\":false}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--log-json snapshot", "snapshot --log-json"})
    void globalOptionsCountBeforeAndAfterTheCommand(String args) {
        // when
        Run run = Run.of((args + " --host-root " + folder).split(" ", -1));

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches("[{]\"time\":\"[-0-9T:.]+Z\",\"level\":\"(warn|info)\",\"message\":\".*"));
    }

    @Test
    void withDebugAndLogJsonTheStackTraceIsJsonToo() {
        // when
        Run run = Run.of(
                "--debug",
                "--log-json",
                "snapshot",
                "-o",
                folder.resolve("no/where").toString());

        // then
        assertThat(run.err().lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(run.err()).contains("OutputFile.check");
    }

    @Test
    void theEnvironmentCanAskForJsonToo() {
        assertThat(Run.with(Map.of("EIDOS_LOG_JSON", "true"), "snapsot").err())
                .contains("\"error\":{\"code\":\"INVALID_INPUT\"");
    }

    @Test
    void everyJsonLineOfAnAgentNamesItsRun() {
        // given
        var environment = Map.of("HOME", "/nonexistent", "EIDOS_RUN_ID", "20261122-234310-a1b2c3");

        // when
        Run run = Run.with(
                environment, "snapshot", "--debug", "--log-json", "--require-gpu", "--host-root", folder.toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err().lines())
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                "[{]\"time\":\".*\",\"level\":\"(debug|warn|error)\",\"runId\":\"20261122-234310-a1b2c3\","
                                    + "\"message\":\".*"));
        assertThat(run.err()).contains("\"exitCode\":3");
    }

    @Test
    void theFirstLineSaysWhyThereIsNoSnapshot() {
        // when
        Run run = Run.of("snapshot", "--require-gpu", "--host-root", folder.toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: no GPU, and --require-gpu was given: driver: ");
    }

    @Test
    void theLastWordOfACheckIsJsonToo() {
        assertThat(Run.of("recipe", "lint", "--log-json").err())
                .contains("\"level\":\"info\",\"message\":\"nothing to complain about\"}");
    }

    @Test
    void aReaderThatWentAwayIsNoError() {
        // when
        int code = runInto("Broken pipe");

        // then
        assertThat(code).isEqualTo(141);
    }

    @Test
    void aFullDiskBehindStandardOutputIsAnError() {
        assertThat(runInto("No space left on device")).isEqualTo(1);
    }

    private static int runInto(String failure) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        var err = new PrintStream(OutputStream.nullOutputStream());
        return new Eidos(new Terminal(out, err, false, false, Map.of())).run(new String[] {"--version"});
    }
}
