package dev.eidos.bundle.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.Installation;
import dev.eidos.bundle.Installation.ChangingPart;
import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a component is installed, by each deployer. */
class InstallationTest {
    private static final DeployerOptions IN_GIT =
            DeployerOptions.DEFAULTS.in("https://git.example.com/a.git", "main", "");

    private static final ManifestFile TUNING = ManifestFile.of("tuning.yaml", """
        apiVersion: example.com/v1
        kind: Tuning
        metadata:
          name: gpu-nodes
        """);

    private static BundlePlan plan(ReadyState ready) {
        BundledComponent plain = Plans.chart("operator", List.of(), TUNING);
        return Plans.of(new BundledComponent(
                plain.ref(),
                plain.values(),
                List.of(),
                plain.manifests(),
                plain.namespaceLabels(),
                new Installation(
                        45,
                        true,
                        List.of(ready),
                        List.of(new ChangingPart("", "Secret", "operator-login", List.of("/data/password"))))));
    }

    /** Without a name it is of those that the component's manifests have. */
    private static BundlePlan plan() {
        return plan(new ReadyState("example.com/v1", "Tuning", null, "status.state", "complete"));
    }

    @Test
    void fluxJudgesTheLastStepByWhatTheOperatorWorksOn() {
        // when
        List<BundleFile> files = Deployer.FLUX.files(plan(), IN_GIT);

        // then
        assertThat(Plans.text(files, "operator/sync.yaml"))
                .containsOnlyOnce("wait: true")
                .contains("name: gpu-nodes", "current: \"status.state == 'complete'\"", "timeout: 50m");
        assertThat(Plans.text(files, "operator/helmrelease.yaml"))
                .contains("timeout: 45m", "driftDetection:\n    mode: enabled", "crds: CreateReplace");
    }

    @Test
    void argoCdLeavesAloneWhatIsRenderedAnewEachTime() {
        // when
        List<BundleFile> files = Deployer.ARGOCD.files(plan(), IN_GIT);

        // then
        assertThat(Plans.text(files, "operator/application.yaml"))
                .contains("RespectIgnoreDifferences=true", "name: operator-login", "- /data/password");
        assertThat(Plans.text(files, "README.md"))
                .contains(
                        "resource.customizations.health.example.com_Tuning",
                        "if obj.status ~= nil and obj.status.state == \"complete\" then");
    }

    @Test
    void argoCdAloneGetsTheValuesThatAChartNeedsThereBelowAllOthers() {
        // given
        BundledComponent plain = Plans.chart("operator", List.of());
        BundlePlan plan = Plans.of(new BundledComponent(
                plain.ref(),
                (Value.Mapping) DocumentReader.read("hook: {image: a}\nrender: false\n", "values"),
                List.of(),
                List.of(),
                plain.namespaceLabels(),
                new Installation(15, false, List.of(), List.of(), (Value.Mapping)
                        DocumentReader.read("hook: {enabled: false}\nrender: true\n", "registry"))));

        // then
        assertThat(Plans.text(Deployer.ARGOCD.files(plan, IN_GIT), "operator/values.yaml"))
                .contains("enabled: false", "image: a", "render: false");
        assertThat(Plans.text(Deployer.FLUX.files(plan, IN_GIT), "operator/values.yaml"))
                .doesNotContain("enabled");
    }

    @Test
    void helmfileHasHooksAroundTheReleaseAndItsTimeLimit() {
        // when
        String helmfile = Plans.text(Deployer.HELMFILE.files(plan(), DeployerOptions.DEFAULTS), "helmfile.yaml");

        // then
        assertThat(helmfile)
                .contains("timeout: 2700", "helm show crds operator --repo", "tuning.example.com/gpu-nodes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a' || true", "{{ x }}", "two words", ""})
    void whatIsAwaitedCannotBreakOutOfACommand(String value) {
        // given
        BundlePlan plan = plan(new ReadyState("example.com/v1", "Tuning", "a", "status.state", value));

        // when, then
        for (Deployer deployer : Deployer.values()) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> deployer.files(plan, IN_GIT))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        }
    }
}
