package dev.eidos.bundle.deployer.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelmfileBundleTest {
    /** What helmfile.readthedocs.io documents, as far as we use it; helmfile refuses unknown fields. */
    private static final Set<String> RELEASE_FIELDS = Set.of(
            "name",
            "namespace",
            "chart",
            "version",
            "values",
            "needs",
            "hooks",
            "timeout",
            "disableValidationOnInstall",
            "takeOwnership");

    @Test
    void everyReleaseNeedsOnlyReleasesBeforeIt() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<String> before = new ArrayList<>();
            for (Value release : releases(plan)) {
                // then
                assertThat(before)
                        .as(release.text("name"))
                        .containsAll(
                                release.items("needs").stream().map(Value::text).toList());
                before.add(release.text("namespace") + "/" + release.text("name"));
            }
            before.removeIf(release -> release.endsWith("-namespace"));
            assertThat(before).hasSize((int) InstallPlan.of(plan).units().stream()
                    .mapToLong(unit -> unit.steps().size())
                    .sum());
        }
    }

    @Test
    void aComponentNeedsTheLastStepOfEachThatItDependsOn() {
        // given
        BundlePlan plan = Plans.of(
                Plans.chart("base", List.of(), Plans.GATEWAY), Plans.chart("top", List.of("base"), Plans.QUOTA));

        // when
        List<Value> releases = releases(plan);

        // then
        assertThat(releases)
                .extracting(node -> node.text("name"))
                .containsExactly("base", "base-post", "top-pre", "top");
        assertThat(releases)
                .extracting(HelmfileBundleTest::needs)
                .containsExactly(
                        List.of(),
                        List.of("base-system/base"),
                        List.of("base-system/base-post"),
                        List.of("top-system/top-pre"));
    }

    @Test
    void whatTheReleasesNameIsInTheBundleOrItsRepositories() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<BundleFile> files = Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS);
            Set<String> paths = files.stream().map(BundleFile::path).collect(Collectors.toSet());
            Value helmfile =
                    YamlDocuments.of(Plans.text(files, "helmfile.yaml")).getFirst();
            Set<String> repositories = new HashSet<>();
            helmfile.items("repositories")
                    .forEach(repository -> assertThat(repositories.add(repository.text("name")))
                            .isTrue());

            // then
            for (Value release : helmfile.items("releases")) {
                String chart = release.text("chart");
                if (chart.startsWith("./")) {
                    assertThat(paths)
                            .containsAnyOf(
                                    chart.substring(2) + "/Chart.yaml", chart.substring(2) + "/kustomization.yaml");
                } else {
                    assertThat(repositories).contains(chart.substring(0, chart.indexOf('/')));
                    assertThat(release.text("version")).isNotEmpty();
                }
                release.items("values").forEach(file -> assertThat(paths).contains(file.text()));
            }
        }
    }

    @Test
    void onlyDocumentedFieldsAreUsedAndNothingIsATemplate() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            String text = Plans.text(Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS), "helmfile.yaml");

            // then
            assertThat(text).doesNotContain("{{");
            releases(plan)
                    .forEach(release -> assertThat(RELEASE_FIELDS)
                            .containsAll(release.entries().keySet()));
        }
    }

    @Test
    void aRegistryIsMarkedAsOne() {
        // when
        Value helmfile = YamlDocuments.of(Plans.text(
                        Deployer.HELMFILE.files(Plans.ofLibrary().getFirst(), DeployerOptions.DEFAULTS),
                        "helmfile.yaml"))
                .getFirst();

        // then
        assertThat(helmfile.items("repositories"))
                .filteredOn(repository -> repository.text("name").equals("nvsentinel"))
                .singleElement()
                .satisfies(repository -> {
                    assertThat(repository.text("url")).isEqualTo("ghcr.io/nvidia");
                    assertThat(repository.flag("oci")).isTrue();
                });
    }

    @Test
    void whatHooksNeedIsSaidWhereThereAreHooks() {
        // given
        BundlePlan plain = Plans.of(Plans.chart("one", List.of()));

        // then
        assertThat(Plans.text(
                        Deployer.HELMFILE.files(Plans.ofLibrary().getFirst(), DeployerOptions.DEFAULTS), "README.md"))
                .contains("Helm 3.17 or newer, kubectl", "knows nothing of `helmfile --kube-context`");
        assertThat(Plans.text(Deployer.HELMFILE.files(plain, DeployerOptions.DEFAULTS), "README.md"))
                .doesNotContain("kubectl");
    }

    private static List<String> needs(Value release) {
        return release.items("needs").stream().map(Value::text).toList();
    }

    private static List<Value> releases(BundlePlan plan) {
        return YamlDocuments.of(Plans.text(Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS), "helmfile.yaml"))
                .getFirst()
                .items("releases");
    }
}
