package dev.eidos.bundle.deployer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.marcnuri.helm.Helm;
import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates of libraries like AICR's, rendered by Helm itself. */
class TemplateChartTest {
    private static final ManifestFile TEMPLATE = ManifestFile.of("shop.yaml", """
        {{- $own := index .Values "my-shop" }}
        {{- if ne (toString $own.enabled) "false" }}
        apiVersion: example.com/v1
        kind: Gateway
        metadata:
          name: {{ $own.name | default "shop" }}
          namespace: {{ .Release.Namespace }}
          labels:
            app.kubernetes.io/managed-by: {{ .Release.Service }}
            helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
        {{- end }}
        ---
        apiVersion: example.com/v1
        kind: Plain
        metadata:
          name: plain
        """);

    /** A component of templates alone, and one that has them beside its chart. */
    static final BundlePlan PLAN =
            Plans.of(Plans.manifests("my-shop", TEMPLATE), Plans.chart("other", List.of(), TEMPLATE));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void helmRendersATemplateWithTheComponentsValuesUnderItsName() {
        // given
        var step = new InstallStep.Templates("my-shop-rendered", "my-shop/rendered", List.of(TEMPLATE));
        Plans.write(TemplateChart.files(step, unit("{name: corner, enabled: true}", step)), folder);

        // when
        List<Value> rendered = render("my-shop/rendered");

        // then
        assertThat(rendered).extracting(node -> node.text("kind")).containsExactlyInAnyOrder("Gateway", "Plain");
        Value gateway = rendered.stream()
                .filter(node -> node.text("kind").equals("Gateway"))
                .findFirst()
                .orElseThrow();
        assertThat(gateway.text("metadata", "name")).isEqualTo("corner");
        assertThat(gateway.text("metadata", "namespace")).isEqualTo("stage");
        assertThat(gateway.texts("metadata", "labels"))
                .containsEntry("app.kubernetes.io/managed-by", "Helm")
                .containsEntry("helm.sh/chart", "my-shop-rendered-0.1.0");
    }

    @Test
    void whatTheValuesSwitchOffIsNotRendered() {
        // given
        var step = new InstallStep.Templates("my-shop", "my-shop", List.of(TEMPLATE));
        Plans.write(TemplateChart.files(step, unit("{enabled: false}", step)), folder);

        // then
        assertThat(render("my-shop")).extracting(node -> node.text("kind")).containsExactly("Plain");
    }

    @Test
    void templatesGoAfterTheChartAndThePlainManifestsOfAComponent() {
        // given
        var component = Plans.chart("my-shop", List.of(), TEMPLATE, Plans.QUOTA, Plans.GATEWAY);

        // when
        List<InstallStep> steps = UnitSteps.of(component);

        // then
        assertThat(steps)
                .extracting(InstallStep::release)
                .containsExactly("my-shop-pre", "my-shop", "my-shop-post", "my-shop-rendered");
    }

    @Test
    void aComponentOfTemplatesAloneIsAChartOfItsName() {
        // when
        List<InstallStep> steps = UnitSteps.of(Plans.manifests("my-shop", TEMPLATE));

        // then
        assertThat(steps).containsExactly(new InstallStep.Templates("my-shop", "my-shop", List.of(TEMPLATE)));
    }

    @Test
    void argoCdRendersTheFolderAsAChart() {
        // when
        List<BundleFile> files =
                Deployer.ARGOCD.files(Plans.of(Plans.manifests("my-shop", TEMPLATE)), in("https://git.example.com/x"));

        // then
        Value application = files.stream()
                .filter(file -> file.path().equals("my-shop/application.yaml"))
                .map(file -> DocumentReader.read(file.text(), file.path()))
                .findFirst()
                .orElseThrow();
        Value source = application.items("spec", "sources").getFirst();
        assertThat(source.text("path")).isEqualTo("my-shop");
        assertThat(source.text("helm", "releaseName")).isEqualTo("my-shop");
        assertThat(files).extracting(BundleFile::path).contains("my-shop/Chart.yaml", "my-shop/values.yaml");
    }

    @Test
    void fluxRendersTheFolderOfAGitRepositoryAsAChart() {
        // when
        List<BundleFile> files =
                Deployer.FLUX.files(Plans.of(Plans.manifests("my-shop", TEMPLATE)), in("https://git.example.com/x"));

        // then
        Value release = files.stream()
                .filter(file -> file.path().equals("my-shop/helmrelease.yaml"))
                .map(file -> DocumentReader.read(file.text(), file.path()))
                .findFirst()
                .orElseThrow();
        assertThat(release.text("spec", "chart", "spec", "chart")).isEqualTo("./my-shop");
        assertThat(release.text("spec", "chart", "spec", "reconcileStrategy")).isEqualTo("Revision");
        assertThat(release.text("spec", "chart", "spec", "sourceRef", "kind")).isEqualTo("GitRepository");
    }

    @Test
    void fluxIsNotGivenTemplatesFromARegistry() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Deployer.FLUX.files(
                        Plans.of(Plans.manifests("my-shop", TEMPLATE)), in("oci://registry.example.com/x")))
                .withMessageContaining("from a registry");
    }

    private static DeployerOptions in(String repository) {
        return DeployerOptions.DEFAULTS.in(repository, "main", "");
    }

    private static InstallUnit unit(String values, InstallStep step) {
        return new InstallUnit(
                "my-shop",
                "stage",
                (Value.Mapping) DocumentReader.read(values, "values"),
                List.of(step),
                List.of(),
                0,
                Collections.emptySortedMap());
    }

    private List<Value> render(String chart) {
        String text = new Helm(folder.resolve(chart))
                .template()
                .withName("my-shop")
                .withNamespace("stage")
                .call();
        return Arrays.stream(text.split("(?m)^---$", -1))
                .filter(part -> !part.replaceAll("(?m)^#.*$", "").isBlank())
                .map(part -> DocumentReader.read(part, chart))
                .toList();
    }
}
