package dev.eidos.bundle.deployer.argocd;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgoBundleTest {
    @Test
    void everyApplicationIsInALaterWaveThanWhatItNeeds() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            Map<String, Integer> waves = applications(Deployer.ARGOCD.files(plan, Plans.IN_GIT)).stream()
                    .filter(application -> !YamlDocuments.name(application).equals("eidos-bundle"))
                    .collect(Collectors.toMap(
                            YamlDocuments::name,
                            application -> Integer.parseInt(
                                    application.text("metadata", "annotations", "argocd.argoproj.io/sync-wave"))));

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
        List<Value> sources = sources(files, "one");

        // then
        assertThat(sources).hasSize(4);
        assertThat(sources.get(0)).satisfies(source -> {
            assertThat(source.text("path")).isEqualTo("gpu/bundle/one/pre");
            assertThat(wave(source)).isEqualTo("-1");
        });
        assertThat(sources.get(1).text("chart")).isEqualTo("one");
        assertThat(sources.get(2).text("ref")).isEqualTo("values");
        assertThat(sources.get(3)).satisfies(source -> {
            assertThat(source.text("path")).isEqualTo("gpu/bundle/one/post");
            assertThat(wave(source)).isEqualTo("1");
        });
        assertThat(Plans.text(files, "one/post/manifests/gateway.yaml")).isEqualTo(Plans.GATEWAY.text());
    }

    /** To Argo CD an asterisk stands for slashes, too. */
    @Test
    void theRootTakesApplicationsOfComponentsAndNoOtherFileOfThatName() {
        // given
        BundlePlan plan =
                Plans.of(Plans.chart("one", List.of(), ManifestFile.of("application.yaml", Plans.QUOTA.text())));

        // when
        List<BundleFile> files = Deployer.ARGOCD.files(plan, Plans.IN_GIT);
        Value directory = Objects.requireNonNull(YamlDocuments.of(Plans.text(files, "app-of-apps.yaml"))
                .getFirst()
                .at("spec", "source", "directory"));

        // then
        Predicate<String> included = glob(directory.text("include")).and(not(glob(directory.text("exclude"))));
        assertThat(files.stream().map(BundleFile::path).filter(included)).containsExactly("one/application.yaml");
        assertThat(files).extracting(BundleFile::path).contains("one/pre/manifests/application.yaml");
    }

    private static Predicate<String> glob(String text) {
        return Pattern.compile(text.replace(".", "\\.").replace("*", ".*")).asMatchPredicate();
    }

    @Test
    void whatTheSourcesNameIsInTheBundle() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<BundleFile> files = Deployer.ARGOCD.files(plan, Plans.IN_GIT);
            Set<String> paths = files.stream().map(BundleFile::path).collect(Collectors.toSet());

            // then
            for (Value application : applications(files)) {
                for (Value source : application.items("spec", "sources")) {
                    for (Value file : source.items("helm", "valueFiles")) {
                        assertThat(paths).contains(file.text().replace("$values/gpu/bundle/", ""));
                    }
                    if (source.text("repoURL").equals(Plans.IN_GIT.repoUrl())
                            && source.text("ref").isEmpty()) {
                        assertThat(paths)
                                .contains(source.text("path").replace("gpu/bundle/", "") + "/kustomization.yaml");
                    }
                }
            }
        }
    }

    @Test
    void aChartOfARegistryIsNamedWithoutScheme() {
        // when
        Value source = sources(Deployer.ARGOCD.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT), "nvsentinel")
                .getFirst();

        // then
        assertThat(source.text("repoURL")).isEqualTo("ghcr.io/nvidia");
        assertThat(source.text("chart")).isEqualTo("nvsentinel");
    }

    @Test
    void aKustomizationIsASourceOfItsOwn() {
        // when
        List<Value> sources =
                sources(Deployer.ARGOCD.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT), "gateway-api-crds");

        // then
        assertThat(sources).singleElement().satisfies(source -> {
            assertThat(source.text("repoURL")).isEqualTo("https://github.com/kubernetes-sigs/gateway-api");
            assertThat(source.text("path")).isEqualTo("config/crd");
            assertThat(source.text("targetRevision")).isEqualTo("v1.6.0");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://east.example.com:6443, server",
        "https://rancher.example.com/k8s/clusters/c-m-1, server",
        "east, name",
        "in-cluster, name",
        "gke_project_europe-west4_east, name",
        "arn:aws:eks:us-east-1:123456789012:cluster/east, name",
        "admin@east, name",
    })
    void theComponentsGoToTheClusterThatIsNamedAndTheApplicationsStay(String cluster, String key) {
        // when
        List<BundleFile> files = Deployer.ARGOCD.files(Plans.of(Plans.chart("a", List.of())), Plans.IN_GIT.to(cluster));
        Value root = YamlDocuments.of(Plans.text(files, "app-of-apps.yaml")).getFirst();
        Value child = YamlDocuments.of(Plans.text(files, "a/application.yaml")).getFirst();

        // then
        assertThat(JsonWriter.writeLine(Objects.requireNonNull(root.at("spec", "destination"))))
                .isEqualTo("{\"server\":\"https://kubernetes.default.svc\",\"namespace\":\"argocd\"}");
        assertThat(JsonWriter.writeLine(Objects.requireNonNull(child.at("spec", "destination"))))
                .isEqualTo("{\"" + key + "\":\"" + cluster + "\",\"namespace\":\"a-system\"}");
        assertThat(Plans.text(files, "README.md")).contains("to `" + cluster + "`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\nb", "-a", "a`b", "ftp://a", "https://", "https://u:p@a.example", "https://a/../b"
            })
    void aClusterIsOfAStrictForm(String cluster) {
        assertThatThrownBy(() -> Deployer.ARGOCD.files(Plans.of(Plans.chart("a", List.of())), Plans.IN_GIT.to(cluster)))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.object()).isEqualTo("argocdDestination");
                    assertThat(e.reason()).doesNotContain("u:p");
                });
    }

    /** {@code $values} is for git only. */
    @Test
    void inARegistryTheValuesAreInTheApplication() {
        // given
        BundlePlan plan = Plans.ofLibrary().getFirst();

        // when
        List<BundleFile> files = Deployer.ARGOCD.files(plan, Plans.IN_OCI);
        String values = sources(files, "agentgateway").getFirst().text("helm", "values");

        // then
        assertThat(DocumentReader.read(values, "values").flag("inferenceExtension", "enabled"))
                .isTrue();
        assertThat(files).noneMatch(file -> file.text().contains("$values"));
    }

    private static String wave(Value source) {
        return source.text("kustomize", "commonAnnotations", "argocd.argoproj.io/sync-wave");
    }

    private static List<Value> sources(List<BundleFile> files, String name) {
        return YamlDocuments.of(Plans.text(files, name + "/application.yaml"))
                .getFirst()
                .items("spec", "sources");
    }

    private static List<Value> applications(List<BundleFile> files) {
        return YamlDocuments.ofGroups(files, "argoproj.io/");
    }
}
