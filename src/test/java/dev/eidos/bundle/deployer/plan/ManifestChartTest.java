package dev.eidos.bundle.deployer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Helm itself renders what we write. */
class ManifestChartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void helmRendersEveryManifestAsItIs() {
        // given
        var rule = ManifestFile.of("rule.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: rule
            data:
              summary: "{{ $labels.node }} has {{ .Values.secret }} {{- range }} }}"
            """);
        var step = new InstallStep.Manifests("one-pre", "one/pre", List.of(rule, Plans.QUOTA));
        Plans.write(ManifestChart.files(step), folder);

        // when
        List<Value> rendered = render(folder.resolve("one/pre"), "one-pre");

        // then
        assertThat(rendered)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .extracting(node -> node.text("kind"))
                .containsExactlyInAnyOrder("ConfigMap", "ResourceQuota");
        assertThat(rendered.stream().map(node -> node.text("data", "summary")).filter(text -> !text.isEmpty()))
                .containsExactly("{{ $labels.node }} has {{ .Values.secret }} {{- range }} }}");
    }

    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"HELM", "HELMFILE"})
    void helmRendersEveryLocalChartOfTheLibrary(Deployer deployer) throws IOException {
        // when
        int charts = 0;
        for (BundlePlan plan : Plans.ofLibrary()) {
            Path bundle = Files.createTempDirectory(folder, "bundle");
            Plans.write(deployer.files(plan, DeployerOptions.DEFAULTS), bundle);
            for (InstallUnit unit : InstallPlan.of(plan).units()) {
                for (InstallStep step : unit.steps()) {
                    if (step instanceof InstallStep.Manifests manifests) {
                        List<Value> rendered = render(bundle.resolve(step.folder()), step.release());
                        long objects = manifests.manifests().stream()
                                .mapToLong(
                                        manifest -> ManifestObject.of(manifest).size())
                                .sum();
                        assertThat(rendered).as(step.release()).hasSize((int) objects);
                        charts++;
                    }
                }
            }
        }

        // then
        assertThat(charts).isGreaterThanOrEqualTo(8);
    }

    /** What the chart's templates see is what was planned: a stand-in chart shows it. */
    @Test
    void helmReadsTheValuesAsTheyWerePlanned() throws IOException {
        for (BundlePlan plan : Plans.ofLibrary()) {
            Plans.write(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), folder);
            Path chart = Files.createDirectories(folder.resolve("stand-in"));
            Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: stand-in\nversion: 1.0.0\n");
            Files.createDirectories(chart.resolve("templates"));
            Files.writeString(chart.resolve("templates/shown.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shown}
                data:
                  values: {{ .Values | mustToJson | quote }}
                """);
            for (InstallUnit unit : InstallPlan.of(plan).units()) {
                Path values = folder.resolve(unit.name() + "/values.yaml");
                if (!Files.exists(values)) {
                    continue;
                }

                // when
                String rendered = new Helm(chart)
                        .template()
                        .withName(unit.name())
                        .withValuesFile(values)
                        .call();
                Value shown = YamlDocuments.of(rendered).getFirst();

                // then
                assertThat(DocumentReader.read(shown.text("data", "values"), unit.name()))
                        .as(unit.name())
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes(".*at")
                        .isEqualTo(DocumentReader.read(Files.readString(values), "values.yaml"));
                assertThat(DocumentReader.read(Files.readString(values), "values.yaml"))
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes(".*at")
                        .isEqualTo(unit.values());
            }
        }
    }

    @Test
    void aNamespaceOfItsOwnIsTakenOver() {
        // given
        var namespace =
                ManifestFile.of("namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: one-system}\n");
        BundlePlan plan = Plans.of(Plans.chart("one", List.of(), namespace));

        // then
        assertThat(Plans.text(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), "install.sh"))
                .containsOnlyOnce("--take-ownership");
        assertThat(Plans.text(Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS), "helmfile.yaml"))
                .containsOnlyOnce("takeOwnership: true");
    }

    private static List<Value> render(Path chart, String release) {
        return YamlDocuments.of(new Helm(chart)
                .template()
                .withName(release)
                .withNamespace("here")
                .call());
    }
}
