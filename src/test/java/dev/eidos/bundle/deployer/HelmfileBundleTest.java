package dev.eidos.bundle.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelmfileBundleTest {
    /** What helmfile.readthedocs.io documents, as far as we use it; helmfile refuses unknown fields. */
    private static final Set<String> RELEASE_FIELDS = Set.of(
            "name", "namespace", "chart", "version", "values", "needs", "disableValidationOnInstall", "takeOwnership");

    @Test
    void everyReleaseNeedsOnlyReleasesBeforeIt() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<String> before = new ArrayList<>();
            for (Node release : releases(plan)) {
                // then
                assertThat(before)
                        .as(Tree.text(release, "name"))
                        .containsAll(Tree.items(release, "needs").stream()
                                .map(need -> Tree.text(need))
                                .toList());
                before.add(Tree.text(release, "namespace") + "/" + Tree.text(release, "name"));
            }
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
        List<Node> releases = releases(plan);

        // then
        assertThat(releases)
                .extracting(node -> Tree.text(node, "name"))
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
            Node helmfile = YamlDocuments.of(Plans.text(files, "helmfile.yaml")).getFirst();
            Set<String> repositories = new HashSet<>();
            Tree.items(helmfile, "repositories")
                    .forEach(repository -> assertThat(repositories.add(Tree.text(repository, "name")))
                            .isTrue());

            // then
            for (Node release : Tree.items(helmfile, "releases")) {
                String chart = Tree.text(release, "chart");
                if (chart.startsWith("./")) {
                    assertThat(paths)
                            .containsAnyOf(
                                    chart.substring(2) + "/Chart.yaml", chart.substring(2) + "/kustomization.yaml");
                } else {
                    assertThat(repositories).contains(chart.substring(0, chart.indexOf('/')));
                    assertThat(Tree.text(release, "version")).isNotEmpty();
                }
                Tree.items(release, "values").forEach(file -> assertThat(paths).contains(Tree.text(file)));
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
                            .containsAll(Tree.entries(release).keySet()));
        }
    }

    @Test
    void aRegistryIsMarkedAsOne() {
        // when
        Node helmfile = YamlDocuments.of(Plans.text(
                        Deployer.HELMFILE.files(Plans.ofLibrary().getFirst(), DeployerOptions.DEFAULTS),
                        "helmfile.yaml"))
                .getFirst();

        // then
        assertThat(Tree.items(helmfile, "repositories"))
                .filteredOn(repository -> Tree.text(repository, "name").equals("nvsentinel"))
                .singleElement()
                .satisfies(repository -> {
                    assertThat(Tree.text(repository, "url")).isEqualTo("ghcr.io/nvidia");
                    assertThat(Tree.flag(repository, "oci")).isTrue();
                });
    }

    private static List<String> needs(Node release) {
        return Tree.items(release, "needs").stream()
                .map(need -> Tree.text(need))
                .toList();
    }

    private static List<Node> releases(BundlePlan plan) {
        return Tree.items(
                YamlDocuments.of(Plans.text(Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS), "helmfile.yaml"))
                        .getFirst(),
                "releases");
    }
}
