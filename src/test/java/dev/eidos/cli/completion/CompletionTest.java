package dev.eidos.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts in the shells themselves; one that this machine lacks is skipped. */
class CompletionTest {
    @TempDir
    private Path folder;

    /** What is typed, and some of what must be offered for it. */
    private record Typed(String line, List<String> offered, List<String> not) {}

    private static final List<Typed> LINES = List.of(
            new Typed("eidos sna", List.of("snapshot"), List.of("get")),
            new Typed("eidos recipe li", List.of("lint"), List.of("snapshot")),
            new Typed("eidos snapshot --dep", List.of("--deploy-agent"), List.of()),
            new Typed("eidos snapshot --uni", List.of("--unit"), List.of("--service")),
            new Typed("eidos snapshot --format j", List.of("json"), List.of("yaml")),
            new Typed("eidos bundle --deployer ar", List.of("argocd"), List.of("flux")),
            new Typed("eidos recipe --accelerator h", List.of("h100"), List.of("gb200")),
            new Typed("eidos --context recipe snapshot --profile r", List.of("restricted"), List.of()),
            new Typed("eidos completion z", List.of("zsh"), List.of("bash")),
            new Typed("eidos get --context pr", List.of("prod"), List.of("arn:aws/x")),
            new Typed("eidos agent cleanup -n ku", List.of("kube-system"), List.of()));

    static Stream<String> shells() {
        return Stream.of("bash", "zsh", "fish");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theShellOffersWhatCanBeTyped(String shell) throws IOException, InterruptedException {
        // given
        assumeTrue(isInstalled(shell), shell + " is not installed");
        standIn();
        Files.writeString(folder.resolve("script"), Run.of("completion", shell).out());
        Files.writeString(folder.resolve("probe"), probe(shell));

        for (Typed typed : LINES) {
            // when
            List<String> offered = run(shell, folder.resolve("probe").toString(), typed.line());

            // then
            assertThat(offered).as("%s: %s", shell, typed.line()).containsAll(typed.offered());
            assertThat(offered)
                    .as("%s: %s", shell, typed.line())
                    .doesNotContainAnyElementsOf(typed.not().isEmpty() ? List.of("-") : typed.not());
        }
    }

    @Test
    void theContextsOfTheKubeconfigAreNamed() throws IOException {
        // given
        Path kubeconfig = Files.writeString(
                folder.resolve("config"),
                "contexts: [{name: prod, context: {}}, {name: \"two\\n"
                        + "lines\", context: {}}, {name: test, context: {}}]");

        // when
        Run run =
                Run.with(Map.of("HOME", "/nonexistent", "KUBECONFIG", kubeconfig.toString()), "completion", "contexts");

        // then
        assertThat(run.out()).isEqualTo("prod\ntest\n");
    }

    @Test
    void anotherShellIsRefused() {
        assertThat(Run.of("completion", "bsh").err())
                .startsWith("error: not a shell that can be completed in: bsh\n")
                .contains("did you mean bash?");
    }

    @Test
    void nothingInANameIsRunByTheShell() throws IOException, InterruptedException {
        // given
        standIn();
        Files.writeString(folder.resolve("script"), Run.of("completion", "bash").out());
        Files.writeString(folder.resolve("probe"), probe("bash"));

        // when
        run("bash", folder.resolve("probe").toString(), "eidos get --context e");

        // then
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    /** An eidos that only knows names. */
    private void standIn() throws IOException {
        Path eidos = Files.writeString(folder.resolve("eidos"), """
            #!/bin/sh
            case $2 in
                contexts) printf '%%s\\n' prod arn:aws/x 'e$(touch %s/pwned)' ;;
                namespaces) printf '%%s\\n' default kube-system ;;
            esac
            """.formatted(folder));
        Files.setPosixFilePermissions(eidos, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A program in the shell that prints what it would offer for its argument. */
    private static String probe(String shell) {
        return switch (shell) {
            case "bash" -> """
                compopt() { :; }
                source "$(dirname "$0")/script"
                COMP_LINE=$1
                COMP_POINT=${#1}
                _eidos
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
            case "zsh" -> """
                compdef() { :; }
                compset() { word=${word#*=}; }
                compadd() {
                    local -a given
                    if [[ $1 == -a ]]; then given=(${(P)2}); else shift; given=("$@"); fi
                    print -l -- ${(M)given:#$word*}
                }
                _files() { :; }
                _describe() {
                    local -a given
                    given=(${(P)@[-1]})
                    print -l -- ${(M)${given%%%%:*}:#$word*}
                }
                source "${0:h}/script"
                words=(${(z)1})
                CURRENT=$#words
                _eidos
                """.replace("%%%%", "%%");
            default -> """
                source (dirname (status filename))/script
                complete -C "$argv[1]" | string split -f1 \\t
                """;
        };
    }

    private static boolean isInstalled(String shell) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
    }

    private List<String> run(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out.lines().toList();
    }
}
