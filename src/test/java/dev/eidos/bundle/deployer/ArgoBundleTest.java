package dev.eidos.bundle.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArgoBundleTest {
    @Test
    void everyApplicationIsInALaterWaveThanWhatItNeeds() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            Map<String, Integer> waves = applications(Deployer.ARGOCD.files(plan, Plans.IN_GIT)).stream()
                    .filter(application -> !YamlDocuments.name(application).equals("eidos-bundle"))
                    .collect(Collectors.toMap(
                            YamlDocuments::name,
                            application -> Integer.parseInt(Tree.text(
                                    application, "metadata", "annotations", "argocd.argoproj.io/sync-wave"))));

            // then
            assertThat(waves).hasSameSizeAs(plan.components());
            plan.components()
                    .forEach(component -> component
                            .dependencies()
                            .forEach(dependency -> assertThat(waves.get(component.name()))
                                    .as(component.name() + " after " + dependency)
                                    .isGreaterThan(waves.get(dependency))));
        }
    }

    @Test
    void manifestsAreInWavesBeforeAndAfterTheChart() {
        // given
        BundlePlan plan = Plans.of(Plans.chart("one", List.of(), Plans.GATEWAY, Plans.QUOTA));

        // when
        List<BundleFile> files = Deployer.ARGOCD.files(plan, Plans.IN_GIT);
        List<Node> sources = sources(files, "one");

        // then
        assertThat(sources).hasSize(4);
        assertThat(sources.get(0)).satisfies(source -> {
            assertThat(Tree.text(source, "path")).isEqualTo("gpu/bundle/one/pre");
            assertThat(wave(source)).isEqualTo("-1");
        });
        assertThat(Tree.text(sources.get(1), "chart")).isEqualTo("one");
        assertThat(Tree.text(sources.get(2), "ref")).isEqualTo("values");
        assertThat(sources.get(3)).satisfies(source -> {
            assertThat(Tree.text(source, "path")).isEqualTo("gpu/bundle/one/post");
            assertThat(wave(source)).isEqualTo("1");
        });
        assertThat(Plans.text(files, "one/post/manifests/gateway.yaml")).isEqualTo(Plans.GATEWAY.text());
    }

    @Test
    void whatTheSourcesNameIsInTheBundle() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<BundleFile> files = Deployer.ARGOCD.files(plan, Plans.IN_GIT);
            Set<String> paths = files.stream().map(BundleFile::path).collect(Collectors.toSet());

            // then
            for (Node application : applications(files)) {
                for (Node source : Tree.items(application, "spec", "sources")) {
                    for (Node file : Tree.items(source, "helm", "valueFiles")) {
                        assertThat(paths).contains(Tree.text(file).replace("$values/gpu/bundle/", ""));
                    }
                    if (Tree.text(source, "repoURL").equals(Plans.IN_GIT.repoUrl())
                            && Tree.text(source, "ref").isEmpty()) {
                        assertThat(paths)
                                .contains(Tree.text(source, "path").replace("gpu/bundle/", "") + "/kustomization.yaml");
                    }
                }
            }
        }
    }

    @Test
    void aChartOfARegistryIsNamedWithoutScheme() {
        // when
        Node source = sources(Deployer.ARGOCD.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT), "nvsentinel")
                .getFirst();

        // then
        assertThat(Tree.text(source, "repoURL")).isEqualTo("ghcr.io/nvidia");
        assertThat(Tree.text(source, "chart")).isEqualTo("nvsentinel");
    }

    @Test
    void aKustomizationIsASourceOfItsOwn() {
        // when
        List<Node> sources =
                sources(Deployer.ARGOCD.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT), "gateway-api-crds");

        // then
        assertThat(sources).singleElement().satisfies(source -> {
            assertThat(Tree.text(source, "repoURL")).isEqualTo("https://github.com/kubernetes-sigs/gateway-api");
            assertThat(Tree.text(source, "path")).isEqualTo("config/crd");
            assertThat(Tree.text(source, "targetRevision")).isEqualTo("v1.2.1");
        });
    }

    /** {@code $values} is for git only. */
    @Test
    void inARegistryTheValuesAreInTheApplication() {
        // given
        BundlePlan plan = Plans.ofLibrary().getFirst();

        // when
        List<BundleFile> files = Deployer.ARGOCD.files(plan, Plans.IN_OCI);
        Node helm = Tree.at(sources(files, "kgateway").getFirst(), "helm");

        // then
        assertThat(Tree.flag(DocumentReader.read(Tree.text(helm, "values"), "values"), "inferenceExtension", "enabled"))
                .isTrue();
        assertThat(files).noneMatch(file -> file.text().contains("$values"));
    }

    private static String wave(Node source) {
        return Tree.text(source, "kustomize", "commonAnnotations", "argocd.argoproj.io/sync-wave");
    }

    private static List<Node> sources(List<BundleFile> files, String name) {
        return Tree.items(
                YamlDocuments.of(Plans.text(files, name + "/application.yaml")).getFirst(), "spec", "sources");
    }

    private static List<Node> applications(List<BundleFile> files) {
        return YamlDocuments.ofGroups(files, "argoproj.io/");
    }
}
