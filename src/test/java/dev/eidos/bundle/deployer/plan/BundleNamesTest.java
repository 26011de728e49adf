package dev.eidos.bundle.deployer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles side by side in one namespace of Argo CD or Flux. */
class BundleNamesTest {
    private static final Pattern NAME = Pattern.compile("zzz(-.+)?");
    private static final String[] GROUPS = {
        "argoproj.io/", "helm.toolkit.fluxcd.io/", "kustomize.toolkit.fluxcd.io/", "source.toolkit.fluxcd.io/"
    };

    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"ARGOCD", "FLUX"})
    void bundlesOfDifferentNamesShareNoObject(Deployer deployer) {
        for (BundlePlan plan : Plans.ofLibrary()) {
            for (DeployerOptions place : List.of(Plans.IN_GIT, Plans.IN_OCI)) {
                // given
                Set<String> all = new HashSet<>();
                int expected = 0;

                for (DeployerOptions options : List.of(place, place.named("east"), place.named("west"))) {
                    // when
                    List<String> objects = names(deployer.files(plan, options));
                    expected += objects.size();
                    all.addAll(objects);
                }

                // then
                assertThat(all).hasSize(expected);
            }
        }
    }

    /** Every edge between the objects is as without a name, and so is everything else. */
    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"ARGOCD", "FLUX"})
    void withoutItsNameABundleIsTheDefault(Deployer deployer) {
        List<BundlePlan> plans = new ArrayList<>(Plans.ofLibrary());
        plans.add(TemplateChartTest.PLAN);
        for (BundlePlan plan : plans) {
            // when
            List<BundleFile> unnamed = deployer.files(plan, Plans.IN_GIT);
            List<BundleFile> named = deployer.files(plan, Plans.IN_GIT.named("zzz"));

            // then
            assertThat(withoutReadme(named).stream()
                            .map(file -> new BundleFile(
                                    file.path(),
                                    file.text()
                                            .replace("name: zzz-", "name: ")
                                            .replace("name: zzz\n", "name: eidos-bundle\n")))
                            .toList())
                    .isEqualTo(withoutReadme(unnamed));
            assertThat(YamlDocuments.ofGroups(named, GROUPS))
                    .allSatisfy(object -> assertThat(names(object)).isNotEmpty().allMatch(NAME.asMatchPredicate()));
        }
    }

    /** Whoever has two bundles of the same component must find it under the same name in both clusters. */
    @Test
    void helmReleasesAreCalledLikeTheirComponents() {
        // given
        BundlePlan plan = Plans.ofLibrary().getFirst();

        // when
        List<Value> applications =
                YamlDocuments.ofGroups(Deployer.ARGOCD.files(plan, Plans.IN_GIT.named("east")), "argoproj.io/");
        List<Value> releases = YamlDocuments.ofGroups(
                Deployer.FLUX.files(plan, Plans.IN_GIT.named("east")), "helm.toolkit.fluxcd.io/");

        // then
        List<String> inArgo = new ArrayList<>();
        for (Value application : applications) {
            for (Value source : application.items("spec", "sources")) {
                if (!source.text("chart").isEmpty()) {
                    String release = source.text("helm", "releaseName");
                    assertThat(YamlDocuments.name(application)).isEqualTo("east-" + release);
                    inArgo.add(release);
                }
            }
        }
        assertThat(inArgo).contains("gpu-operator");
        assertThat(releases).hasSameSizeAs(inArgo).allSatisfy(release -> {
            assertThat(inArgo).contains(release.text("spec", "releaseName"));
            assertThat(release.text("spec", "targetNamespace"))
                    .isEqualTo(release.text("spec", "storageNamespace"))
                    .doesNotContain("east");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"ARGOCD", "FLUX"})
    void aNameIsAsLongAsTheLongestObjectLeavesRoom(Deployer deployer) {
        // given
        BundlePlan plan = Plans.of(Plans.chart("short", List.of()), Plans.chart("c".repeat(53), List.of()));

        // when
        List<String> objects = names(deployer.files(plan, Plans.IN_GIT.named("123456789")));

        // then
        assertThat(objects).anyMatch(name -> name.endsWith("/123456789-" + "c".repeat(53)));
        assertThatThrownBy(() -> deployer.files(plan, Plans.IN_GIT.named("1234567890")))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo("name 1234567890");
                    assertThat(e.suggestion()).contains("at most 9 characters");
                });
    }

    /** Those of Flux have the objects of manifests too, which Argo CD's applications have in themselves. */
    @Test
    void theNameOfAStepCountsWhereItIsAnObject() {
        // given
        BundlePlan plan = Plans.of(Plans.chart("c".repeat(48), List.of(), Plans.QUOTA));
        DeployerOptions options = Plans.IN_GIT.named("12345678901234");

        // then
        assertThat(names(Deployer.ARGOCD.files(plan, options))).hasSize(2);
        assertThatThrownBy(() -> Deployer.FLUX.files(plan, options))
                .isInstanceOfSatisfying(
                        EidosException.class, e -> assertThat(e.suggestion()).contains("at most 10 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a b", "a/b", "é"})
    void aNameIsADnsLabel(String name) {
        // given
        BundlePlan plan = Plans.of(Plans.chart("a", List.of()));

        // then
        assertThatThrownBy(() -> Deployer.FLUX.files(plan, Plans.IN_GIT.named(name)))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo("name");
                });
    }

    /** An object's own name, and those of the objects that it names. */
    private static List<String> names(Value object) {
        List<Value> naming = new ArrayList<>(List.of(Objects.requireNonNull(object.at("metadata"))));
        Stream.of(object.at("spec", "sourceRef"), object.at("spec", "chart", "spec", "sourceRef"))
                .filter(Objects::nonNull)
                .forEach(naming::add);
        naming.addAll(object.items("spec", "dependsOn"));
        naming.addAll(object.items("spec", "valuesFrom"));
        return naming.stream().map(node -> node.text("name")).toList();
    }

    private static List<BundleFile> withoutReadme(List<BundleFile> files) {
        return files.stream().filter(file -> !file.path().equals("README.md")).toList();
    }

    private static List<String> names(List<BundleFile> files) {
        return YamlDocuments.ofGroups(files, GROUPS).stream()
                .map(object -> object.text("kind") + "/" + YamlDocuments.name(object))
                .collect(Collectors.toList());
    }
}
