package dev.eidos.bundle.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.charts.ChartDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KustomizationStockTest {
    private static final String REPOSITORY = "https://github.com/example/api";
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: routes.example.com}
        spec: {description: "{{ no template }}"}
        """;

    @TempDir
    private Path folder;

    @Test
    void whatAKustomizationGivesIsFoundByComponentAndRevision() throws Exception {
        // given
        Files.writeString(folder.resolve("crds-v1.2.1.yaml"), DEFINITION);

        // when
        ManifestFile found = kustomized(plan("v1.2.1"));

        // then
        assertThat(found.name()).isEqualTo("crds-v1.2.1.yaml");
        assertThat(found.text()).isEqualTo(DEFINITION);
        assertThat(found.template()).as("kustomize renders no templates").isFalse();
    }

    @Test
    void anotherBundleHasItInTheFolderOfTheComponent() throws Exception {
        // given
        Files.writeString(
                Files.createDirectory(folder.resolve("crds")).resolve("crds-refs_heads_main.yaml"), DEFINITION);

        // then
        assertThat(kustomized(plan("refs/heads/main")).text()).isEqualTo(DEFINITION);
    }

    @Test
    void allThatIsMissingIsToldWithTheCommandThatWritesTheFirst() {
        // given
        BundlePlan plan = Plans.of(
                Plans.kustomization("crds", REPOSITORY, "config/crd", "v1.2.1"),
                Plans.kustomization("more", REPOSITORY, null, "v1.2.1"));

        // when
        EidosException refused = refused(plan);

        // then
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused.getMessage()).startsWith("what 2 kustomizations give is not there");
        assertThat(refused.reason()).isEqualTo("it has no crds-v1.2.1.yaml, more-v1.2.1.yaml");
        assertThat(refused.suggestion())
                .endsWith("the first: kubectl kustomize 'https://github.com/example/api//config/crd?ref=v1.2.1' > "
                        + folder + "/crds-v1.2.1.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'# nothing'                                                     | there is no object in it",
                "'resources: [a.yaml]'                                           | it has something that is no"
                        + " Kubernetes object",
                "'{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization}' | it has something that is no"
                        + " Kubernetes",
            })
    void whatKustomizeDoesNotPrintIsRefused(String text, String reason) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("crds-v1.2.1.yaml"), text);

        // when
        EidosException refused = refused(plan("v1.2.1"));

        // then
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(refused.object()).isEqualTo(file.toString());
        assertThat(refused.reason()).startsWith(reason);
    }

    @Test
    void aRegistryHasChartsAlone() {
        // given
        BundlePlan plan = plan("v1.2.1");

        // then
        assertThat(new ChartStock(ChartDirectory.of(folder), "oci://registry.example.com/charts", null)
                        .kustomized(plan))
                .isEqualTo(plan);
    }

    @ParameterizedTest
    @EnumSource(Deployer.class)
    void noDeployerAsksTheRepositoryOfWhatTheBundleHas(Deployer deployer) throws Exception {
        // given
        Files.writeString(folder.resolve("crds-v1.2.1.yaml"), DEFINITION);
        BundlePlan plan = stock().kustomized(plan("v1.2.1"));
        boolean git = deployer == Deployer.ARGOCD || deployer == Deployer.FLUX;

        // when
        List<BundleFile> files = deployer.files(plan, git ? Plans.IN_GIT : DeployerOptions.DEFAULTS);

        // then
        assertThat(Plans.text(files, "crds/crds-v1.2.1.yaml")).isEqualTo(DEFINITION);
        assertThat(Plans.text(files, "crds/kustomization.yaml"))
                .contains("namespace: crds-system", "- crds-v1.2.1.yaml");
        assertThat(files).noneMatch(file -> file.text().contains(REPOSITORY));
        assertThat(Plans.text(files, "README.md")).doesNotContain("git,").doesNotContain("and git");
        if (deployer == Deployer.FLUX) {
            assertThat(Plans.text(files, "crds/sync.yaml")).contains("path: \"./gpu/bundle/crds\"");
        }
        if (deployer == Deployer.ARGOCD) {
            assertThat(Plans.text(files, "crds/application.yaml")).contains("path: gpu/bundle/crds\n");
        }
    }

    private static BundlePlan plan(String tag) {
        return Plans.of(Plans.kustomization("crds", REPOSITORY, "config/crd", tag));
    }

    private ChartStock stock() {
        return new ChartStock(ChartDirectory.of(folder), folder.toString(), folder);
    }

    private ManifestFile kustomized(BundlePlan plan) {
        BundledComponent component = stock().kustomized(plan).components().getFirst();
        return Objects.requireNonNull(component.kustomized());
    }

    private EidosException refused(BundlePlan plan) {
        return assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> stock().kustomized(plan))
                .actual();
    }
}
