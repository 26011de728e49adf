package dev.eidos.bundle.deployer.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.Installation;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.error.EidosException;
import dev.eidos.testing.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts are run, with stand-ins for helm and kubectl that write down what they were asked. */
class HelmBundleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Map<String, String> environment = Map.of();

    @Test
    void theScriptRunsEveryStepInOrderFromAnyFolder() throws Exception {
        // given
        BundlePlan plan = Plans.of(
                Plans.chart("base", List.of()),
                Plans.kustomization("crds", "https://github.com/example/api", "config/crd", "v1.2.1"),
                Plans.component(
                        "gate",
                        "oci://registry.example.com/charts",
                        "gateway",
                        "v2.0.0",
                        List.of("base", "crds"),
                        Plans.GATEWAY,
                        Plans.QUOTA));
        Plans.write(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), folder.resolve("my bundle"));

        // when
        List<String> asked = run("install.sh");

        // then
        assertThat(asked)
                .containsExactly(
                        "base:helm|upgrade|--install|base|base|--repo|https://charts.example.com/stable|--version|1.2.3"
                            + "|--values|values.yaml|--namespace|base-system|--create-namespace|--wait|--timeout|15m",
                        "crds:kubectl|create|namespace|crds-system|--dry-run=client|--output|yaml",
                        "crds:kubectl|apply|--server-side|--filename|-",
                        "crds:kubectl|apply|--server-side|--kustomize|.",
                        "gate:helm|upgrade|--install|gate-pre|./pre|--namespace|gate-system|--create-namespace|--wait"
                                + "|--timeout|15m",
                        "gate:helm|upgrade|--install|gate|oci://registry.example.com/charts/gateway|--version|v2.0.0|--values"
                            + "|values.yaml|--namespace|gate-system|--create-namespace|--wait|--timeout|15m",
                        "gate:helm|upgrade|--install|gate-post|./post|--namespace|gate-system|--create-namespace|--wait"
                                + "|--timeout|15m");
    }

    @Test
    void uninstallingGoesTheOtherWay() throws Exception {
        // given
        BundlePlan plan = Plans.of(
                Plans.kustomization("crds", "https://github.com/example/api", null, "v1.2.1"),
                Plans.chart("gate", List.of("crds"), Plans.GATEWAY));
        Plans.write(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), folder.resolve("my bundle"));

        // when
        List<String> asked = run("uninstall.sh");

        // then
        assertThat(asked).hasSize(3);
        assertThat(asked.get(0)).startsWith("gate:helm|uninstall|gate-post|--namespace|gate-system|--ignore-not-found");
        assertThat(asked.get(1)).startsWith("gate:helm|uninstall|gate|");
        assertThat(asked.get(2)).isEqualTo("crds:kubectl|delete|--ignore-not-found|--kustomize|.");
    }

    @Test
    void theScriptEndsWhereACommandFails() throws Exception {
        // given
        BundlePlan plan = Plans.of(Plans.chart("first", List.of()), Plans.chart("second", List.of("first")));
        Plans.write(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), folder.resolve("my bundle"));
        Files.writeString(folder.resolve("fails"), "");

        // when
        List<String> asked = run("install.sh");

        // then
        assertThat(asked).singleElement().satisfies(line -> assertThat(line).contains("|first|"));
    }

    @Test
    void theLibrarysScriptsAreGoodShell() throws Exception {
        for (BundlePlan plan : Plans.ofLibrary()) {
            List<BundleFile> files = Deployer.HELM.files(plan, DeployerOptions.DEFAULTS);
            Plans.write(files, folder);
            for (String script : List.of("install.sh", "uninstall.sh")) {
                assertThat(exitCode("sh", "-n", folder.resolve(script).toString()))
                        .isZero();
            }
        }
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        // given
        if (Command.output("sh", "-c", "command -v shellcheck").isEmpty()) {
            Assumptions.abort("shellcheck is not installed");
        }
        Plans.write(Deployer.HELM.files(Plans.ofLibrary().getFirst(), DeployerOptions.DEFAULTS), folder);

        // when
        String findings = Command.output(
                "shellcheck",
                "--enable=require-variable-braces,quote-safe-variables",
                folder.resolve("install.sh").toString(),
                folder.resolve("uninstall.sh").toString());

        // then
        assertThat(findings).isEmpty();
    }

    /** Helm 3 would install that folder (github.com/helm/helm, issue 7862). */
    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"HELM", "HELMFILE"})
    void noFolderStandsWhereAChartOfARepositoryIsNamed(Deployer deployer) {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<String> paths = deployer.files(plan, DeployerOptions.DEFAULTS).stream()
                    .map(BundleFile::path)
                    .toList();

            // then
            assertThat(plan.components())
                    .allSatisfy(component -> assertThat(paths)
                            .noneMatch(path -> path.startsWith(
                                    component.name() + "/" + component.ref().chart() + "/")));
        }
        for (String chart : List.of("pre", "post")) {
            assertThatThrownBy(() -> deployer.files(
                            Plans.of(Plans.component(
                                    "one", "https://charts.example.com", chart, "1.0.0", List.of(), Plans.QUOTA)),
                            DeployerOptions.DEFAULTS))
                    .isInstanceOf(EidosException.class);
        }
    }

    @Test
    void theReadmeOfAComponentHasTheCommandsOfTheScript() {
        // when
        List<BundleFile> files = Deployer.HELM.files(Plans.ofLibrary().getFirst(), DeployerOptions.DEFAULTS);

        // then
        String script = Plans.text(files, "install.sh");
        String readme = Plans.text(files, "agentgateway/README.md");
        String commands = readme.substring(readme.indexOf("```sh\n") + 6, readme.indexOf("\n```\n"));
        assertThat(commands)
                .contains("helm upgrade --install 'agentgateway' 'oci://cr.agentgateway.dev/charts/agentgateway'");
        assertThat(script).contains(commands);
    }

    @Test
    void definitionsAreUpgradedAndWorkIsAwaitedInTheNamedContext() throws Exception {
        // given
        BundledComponent plain = Plans.chart("operator", List.of());
        var ready = new Installation.ReadyState("example.com/v1", "Policy", "main", "status.state", "ready");
        var installed = new BundledComponent(
                plain.ref(),
                plain.values(),
                List.of(),
                List.of(),
                plain.namespaceLabels(),
                new Installation(45, true, List.of(ready), List.of()));
        Plans.write(Deployer.HELM.files(Plans.of(installed), DeployerOptions.DEFAULTS), folder.resolve("my bundle"));
        Files.writeString(folder.resolve("prints"), "kind: CustomResourceDefinition\n");

        // when
        List<String> asked = run("install.sh", "--yes", "--context", "east side");

        // then
        String chart = "operator|--repo|https://charts.example.com/stable|--version|1.2.3";
        assertThat(asked)
                .containsExactly(
                        "operator:helm|show|crds|" + chart,
                        "operator:kubectl|--context|east side|apply|--server-side|--force-conflicts|--filename|-",
                        "operator:helm|upgrade|--install|operator|" + chart + "|--values|values.yaml|--namespace"
                                + "|operator-system|--create-namespace|--wait|--timeout|45m",
                        "operator:kubectl|--context|east side|wait|--for=jsonpath={.status.state}=ready"
                                + "|policy.example.com/main|--timeout|45m");
    }

    @Test
    void aFlagThatTheScriptDoesNotHaveChangesNothing() throws Exception {
        // given
        Plans.write(
                Deployer.HELM.files(Plans.of(Plans.chart("one", List.of())), DeployerOptions.DEFAULTS),
                folder.resolve("my bundle"));
        Files.writeString(folder.resolve("asked"), "");

        // when
        List<String> asked = run("install.sh", "--contxt=east");

        // then
        assertThat(asked).isEmpty();
        assertThat(folder.resolve("output")).content().contains("usage:");
    }

    @Test
    void theContextThatHelmsVariableNamesIsThatOfKubectlToo() throws Exception {
        // given
        BundlePlan plan =
                Plans.of(Plans.kustomization("crds", "https://github.com/example/api", "config/crd", "v1.2.1"));
        Plans.write(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), folder.resolve("my bundle"));
        environment = Map.of("HELM_KUBECONTEXT", "west");

        // then
        assertThat(run("install.sh", "--yes"))
                .contains("crds:kubectl|--context|west|apply|--server-side|--kustomize|.");
        assertThat(run("install.sh", "--context=east"))
                .endsWith("crds:kubectl|--context|east|apply|--server-side|--kustomize|.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh", "uninstall.sh"})
    void aDryRunPrintsTheCommandsAndRunsNone(String script) throws Exception {
        // given
        Plans.write(
                Deployer.HELM.files(Plans.ofLibrary().getFirst(), DeployerOptions.DEFAULTS),
                folder.resolve("my bundle"));
        Files.writeString(folder.resolve("asked"), "");

        // when
        List<String> asked = run(script, "--dry-run", "--context", "east");

        // then
        assertThat(asked).isEmpty();
        String all = Files.readString(folder.resolve("my bundle").resolve(script));
        assertThat(folder.resolve("output"))
                .content()
                .isEqualTo("# nothing is changed; in east these would be run:\n"
                        + all.substring(all.indexOf("\n# commands\n") + "\n# commands\n".length()));
    }

    @Test
    void aProgramThatIsNotThereIsToldBeforeAnythingIsChanged() throws Exception {
        // given
        BundlePlan plan = Plans.of(
                Plans.chart("one", List.of()), Plans.kustomization("crds", "https://github.com/e/a", null, "v1"));
        Plans.write(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), folder.resolve("my bundle"));
        Files.writeString(folder.resolve("asked"), "");
        environment = Map.of("PATH", folder.resolve("only").toString());
        Path dirname = Files.createDirectories(folder.resolve("only")).resolve("dirname");
        Files.writeString(dirname, "#!/bin/sh\nexec /usr/bin/dirname \"$@\"\n");
        assertThat(dirname.toFile().setExecutable(true)).isTrue();

        // when
        List<String> asked = run("install.sh");

        // then
        assertThat(asked).isEmpty();
        assertThat(folder.resolve("output"))
                .content()
                .contains("helm is needed, and not on the PATH; nothing was changed");
    }

    private List<String> run(String script, String... flags) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("helm", "kubectl", "git")) {
            Path file = Files.writeString(bin.resolve(tool), """
                #!/bin/sh
                here=$(dirname "$0")/..
                case "$*" in *"--filename -") cat >/dev/null ;; "show crds"*) cat "$here/prints" ;; esac
                { printf '%%s:%s' "${PWD##*/}"; printf '|%%s' "$@"; echo; } >>"$here/asked"
                [ ! -e "$here/fails" ]
                """.formatted(tool));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "my bundle/" + script));
        command.addAll(List.of(flags));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(new File("/dev/null"));
        process.environment().put("PATH", bin + ":/usr/bin:/bin");
        process.environment().remove("HELM_KUBECONTEXT");
        process.environment().putAll(environment);
        process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        process.start().waitFor();
        try (Stream<String> lines = Files.lines(folder.resolve("asked"))) {
            return lines.toList();
        }
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
