package dev.eidos.bundle.deployer.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxBundleTest {
    @Test
    void uninstallingGoesTheOtherWayOneStepAfterTheOther() {
        // given
        BundlePlan plan = Plans.of(
                Plans.chart("base", List.of(), Plans.GATEWAY), Plans.chart("top", List.of("base"), Plans.QUOTA));

        // when
        String readme = Plans.text(Deployer.FLUX.files(plan, Plans.IN_GIT), "README.md");

        // then
        assertThat(readme)
                .contains("delete gitrepositories.source.toolkit.fluxcd.io eidos-bundle\n")
                .contains("for step in top top-pre base-post base; do\n")
                .contains("helmreleases.helm.toolkit.fluxcd.io \"${step}\" --timeout=15m\n")
                .contains("delete kustomizations.kustomize.toolkit.fluxcd.io eidos-bundle\n");
    }

    @Test
    void everyStepWaitsForAllThatItsComponentNeeds() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<BundleFile> files = Deployer.FLUX.files(plan, Plans.IN_GIT);
            Map<String, Value> kustomizations = kustomizations(files);

            // then
            for (InstallUnit unit : InstallPlan.of(plan).units()) {
                Set<String> before = new HashSet<>();
                for (InstallStep step : unit.steps()) {
                    Value kustomization = Objects.requireNonNull(kustomizations.get(step.release()));
                    assertThat(kustomization.flag("spec", "wait"))
                            .isEqualTo(
                                    kustomization.items("spec", "healthChecks").isEmpty());
                    assertThat(reachable(kustomization, kustomizations)).containsAll(before);
                    before.add(step.release());
                }
                for (String dependency : unit.dependencies()) {
                    assertThat(reachable(
                                    Objects.requireNonNull(kustomizations.get(
                                            unit.steps().getFirst().release())),
                                    kustomizations))
                            .as(unit.name())
                            .contains(dependency);
                }
            }
        }
    }

    @Test
    void whatTheKustomizationsNameIsInTheBundle() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<BundleFile> files = Deployer.FLUX.files(plan, Plans.IN_GIT);
            Set<String> paths = files.stream().map(BundleFile::path).collect(Collectors.toSet());
            Set<String> sources = YamlDocuments.ofGroups(files, "source.toolkit.fluxcd.io/").stream()
                    .map(source -> source.text("kind") + "/" + YamlDocuments.name(source))
                    .collect(Collectors.toSet());

            // then
            kustomizations(files).values().forEach(kustomization -> {
                assertThat(sources).contains(reference(kustomization, "spec", "sourceRef"));
                if (kustomization.text("spec", "sourceRef", "name").equals("eidos-bundle")) {
                    String path = kustomization.text("spec", "path").replaceFirst("^\\./gpu/bundle/?", "");
                    assertThat(paths).contains(path.isEmpty() ? "kustomization.yaml" : path + "/kustomization.yaml");
                }
            });
            YamlDocuments.ofGroups(files, "helm.toolkit.fluxcd.io/")
                    .forEach(release ->
                            assertThat(sources).contains(reference(release, "spec", "chart", "spec", "sourceRef")));
        }
    }

    private static String reference(Value object, String... path) {
        Value reference = Objects.requireNonNull(object.at(path));
        return reference.text("kind") + "/" + reference.text("name");
    }

    @Test
    void namespacesAreThereBeforeManifestsAndAreNeverRemoved() {
        // when
        List<BundleFile> files =
                Deployer.FLUX.files(Plans.ofLibrary("gke", "h100", "training", "cos", "kubeflow"), Plans.IN_GIT);
        List<Value> namespaces = YamlDocuments.of(Plans.text(files, "namespaces.yaml"));

        // then
        assertThat(namespaces)
                .extracting(YamlDocuments::name)
                .contains("gpu-operator", "skyhook")
                .doesNotContain("kube-system")
                .isSorted();
        assertThat(namespaces)
                .allSatisfy(namespace -> assertThat(
                                namespace.text("metadata", "annotations", "kustomize.toolkit.fluxcd.io/prune"))
                        .isEqualTo("disabled"));
        assertThat(YamlDocuments.of(Plans.text(files, "kustomization.yaml"))
                        .getFirst()
                        .items("resources"))
                .extracting(Value::text)
                .startsWith("namespaces.yaml", "sources.yaml");
    }

    @Test
    void aHelmReleaseHasTheComponentsNamespaceAndVersion() {
        // when
        Value release = YamlDocuments.of(Plans.text(
                        Deployer.FLUX.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT),
                        "agentgateway/helmrelease.yaml"))
                .getFirst();

        // then
        assertThat(release.text("spec", "targetNamespace")).isEqualTo("agentgateway-system");
        assertThat(release.text("spec", "releaseName")).isEqualTo("agentgateway");
        assertThat(release.text("spec", "chart", "spec", "version")).isEqualTo("v1.4.1");
        assertThat(release.text("spec", "install", "crds")).isEqualTo("CreateReplace");
        assertThat(release.text("spec", "upgrade", "crds")).isEqualTo("CreateReplace");
    }

    @Test
    void whatNeedsNoSourceAndNoNamespaceIsListedWithout() {
        // given
        BundlePlan plan = Plans.of(Plans.inNamespace(Plans.manifests("one", Plans.QUOTA), "kube-system"));

        // when
        List<BundleFile> files = Deployer.FLUX.files(plan, Plans.IN_GIT);

        // then
        assertThat(files).extracting(BundleFile::path).doesNotContain("namespaces.yaml", "sources.yaml");
        assertThat(Plans.text(files, "kustomization.yaml")).doesNotContain("namespaces.yaml", "sources.yaml");
    }

    /** Flux would put all objects into the target namespace, also those that name another. */
    @Test
    void manifestsOfTwoNamespacesAreMovedToNone() {
        // given
        var elsewhere = ManifestFile.of("elsewhere.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: it, namespace: elsewhere}
            """);

        // then
        assertThat(FluxNamespaces.target(new InstallStep.Manifests("one", "one", List.of(elsewhere)), "here"))
                .isNull();
        assertThat(FluxNamespaces.target(new InstallStep.Manifests("one", "one", List.of(Plans.QUOTA)), "here"))
                .isEqualTo("here");
        assertThatThrownBy(() -> FluxNamespaces.target(
                        new InstallStep.Manifests("one", "one", List.of(elsewhere, Plans.QUOTA)), "here"))
                .isInstanceOf(EidosException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/a, main, branch, https://git.example.com/a",
        "https://git.example.com/a, v1.2.3, tag, https://git.example.com/a",
        "git@git.example.com:team/a.git, 0123456789abcdef0123456789abcdef01234567, commit,"
                + " ssh://git@git.example.com/team/a.git",
        "https://git.example.com/a, refs/pull/7/head, name, https://git.example.com/a",
        "oci://registry.example.com/a, latest, tag, oci://registry.example.com/a",
    })
    void theBundlesSourceSaysWhatItsRevisionIs(String url, String revision, String key, String expected) {
        // when
        List<BundleFile> files = Deployer.FLUX.files(
                Plans.of(Plans.chart("a", List.of())), DeployerOptions.DEFAULTS.in(url, revision, ""));
        Value source = YamlDocuments.of(Plans.text(files, "bundle.yaml")).getFirst();

        // then
        assertThat(source.text("spec", "url")).isEqualTo(expected);
        assertThat(source.text("spec", "ref", key)).isEqualTo(revision);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.1, tag",
        "release-7, tag",
        "0123456789abcdef0123456789abcdef01234567, commit",
        "refs/heads/main, name"
    })
    void aKustomizationsSourceIsWhatTheRecipesTagIs(String tag, String key) {
        // when
        List<BundleFile> files = Deployer.FLUX.files(Plans.of(kustomization(tag)), Plans.IN_GIT);

        // then
        Value source = YamlDocuments.of(Plans.text(files, "sources.yaml")).getFirst();
        assertThat(JsonWriter.writeLine(Objects.requireNonNull(source.at("spec", "ref"))))
                .isEqualTo("{\"" + key + "\":\"" + tag + "\"}");
    }

    /** With it as a tag Flux would wait for ever, and everything after it too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "master",
                "HEAD",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void aBranchIsNoTag(String tag) {
        assertThatThrownBy(() -> Deployer.FLUX.files(Plans.of(kustomization(tag)), Plans.IN_GIT))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo("component crds");
                    assertThat(e.suggestion()).contains("refs/heads/main");
                });
    }

    private static BundledComponent kustomization(String tag) {
        return Plans.kustomization("crds", "https://git.example.com/crds", "config", tag);
    }

    private static Map<String, Value> kustomizations(List<BundleFile> files) {
        return YamlDocuments.ofGroups(files, "kustomize.toolkit.fluxcd.io/").stream()
                .collect(Collectors.toMap(YamlDocuments::name, Function.identity()));
    }

    private static Set<String> reachable(Value from, Map<String, Value> all) {
        Set<String> names = new HashSet<>();
        for (Value dependency : from.items("spec", "dependsOn")) {
            String name = dependency.text("name");
            names.add(name);
            names.addAll(reachable(Objects.requireNonNull(all.get(name), name), all));
        }
        return names;
    }
}
