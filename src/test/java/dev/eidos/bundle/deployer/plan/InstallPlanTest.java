package dev.eidos.bundle.deployer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recipe may come from anywhere: what is not of its strict form gets into no file. */
class InstallPlanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-rf",
                "a b",
                "a'b",
                "a\"b",
                "a$(id)",
                "a`id`",
                "a;id",
                "a\nb",
                "a/b",
                "..",
                "a{{b}}",
                "Upper",
                "a-",
                "a-name-of-more-than-sixty-three-characters-which-is-too-long-for-all"
            })
    void aNameThatCouldLeaveItsPlaceIsRefused(String name) {
        assertRefused(() -> InstallPlan.of(Plans.of(Plans.chart(name, List.of()))));
        assertRefused(() -> InstallPlan.of(Plans.of(Plans.inNamespace(Plans.chart("one", List.of()), name))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@charts.example.com",
                "https://charts.example.com/a b",
                "https://charts.example.com/$(id)",
                "https://charts.example.com/'",
                "https://charts.example.com/../x",
                "https://charts.example.com/x?token=secret",
                "https://-x.example.com",
                "ext::sh -c id",
                "file:///etc",
                "oci://ghcr.io/{{x}}",
                "--post-renderer=/tmp/x"
            })
    void aRepositoryThatIsMoreThanAPlaceIsRefusedAndItsPasswordNotShown(String url) {
        assertThatThrownBy(() -> InstallPlan.of(Plans.of(Plans.component("one", url, "chart", "1.0.0", List.of()))))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.reason()).doesNotContain("user:secret");
                });
        assertRefused(() -> InstallPlan.of(Plans.of(Plans.kustomization("one", url, "config", "v1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2", "^1.2.3", ">=1.0.0", "*", "latest", "1.2.3 --debug", "1.2.3\n", "-1.2.3", "1.2.3;id"})
    void aVersionThatIsNotOneVersionIsRefused(String version) {
        assertRefused(() -> InstallPlan.of(
                Plans.of(Plans.component("one", "https://charts.example.com", "chart", version, List.of()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../b", "/etc", "a//b", "a b", "-a", "a/-b", "a?b", "a#b", "."})
    void aFolderOutsideOfTheRepositoryIsRefused(String path) {
        assertRefused(
                () -> InstallPlan.of(Plans.of(Plans.kustomization("one", "https://git.example.com/a/b", path, "v1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v1", "v1 x", "a..b", "v1&x=y", "v1/", "x.lock"})
    void aRevisionThatGitWouldReadOtherwiseIsRefused(String tag) {
        assertRefused(() ->
                InstallPlan.of(Plans.of(Plans.kustomization("one", "https://git.example.com/a/b", "config", tag))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.yaml", "a/b.yaml", "x.sh", "kustomization.yaml", "-x.yaml", "X.yaml", "a b.yaml"})
    void aManifestWhoseNameIsMoreThanAFileNameIsRefused(String name) {
        assertRefused(() ->
                InstallPlan.of(Plans.of(Plans.chart("one", List.of(), ManifestFile.of(name, Plans.QUOTA.text())))));
    }

    @Test
    void whatTheLibraryHasIsOfTheStrictForms() {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            InstallPlan checked = InstallPlan.of(plan);

            // then
            assertThat(checked.units())
                    .extracting(InstallUnit::name)
                    .containsExactlyElementsOf(plan.components().stream()
                            .map(BundledComponent::name)
                            .toList());
        }
    }

    @Test
    void theDepthIsThatOfTheLongestWay() {
        // when
        InstallPlan plan = InstallPlan.of(Plans.of(
                Plans.chart("a", List.of()),
                Plans.chart("b", List.of("a")),
                Plans.chart("c", List.of("a", "b")),
                Plans.chart("d", List.of())));

        // then
        assertThat(plan.units()).extracting(InstallUnit::depth).containsExactly(0, 1, 2, 0);
    }

    @Test
    void stepsAreManifestsBeforeTheChartAndManifestsAfter() {
        // when
        InstallUnit unit = InstallPlan.of(Plans.of(Plans.chart("one", List.of(), Plans.GATEWAY, Plans.QUOTA)))
                .units()
                .getFirst();

        // then
        assertThat(unit.steps()).extracting(InstallStep::release).containsExactly("one-pre", "one", "one-post");
        assertThat(unit.last()).isEqualTo("one-post");
    }

    @Test
    void twoReleasesOfOneNameAreRefused() {
        assertRefused(() -> InstallPlan.of(
                Plans.of(Plans.chart("one", List.of(), Plans.GATEWAY), Plans.chart("one-post", List.of()))));
        assertRefused(() -> InstallPlan.of(Plans.of(Plans.chart("one", List.of()), Plans.chart("one", List.of()))));
    }

    @Test
    void aDependencyThatIsNotThereBeforeIsRefused() {
        assertRefused(() -> InstallPlan.of(Plans.of(Plans.chart("a", List.of("b")), Plans.chart("b", List.of()))));
    }

    @Test
    void aComponentOfNothingIsRefused() {
        assertRefused(() -> InstallPlan.of(Plans.of(Plans.manifests("empty"))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"ARGOCD", "FLUX"})
    void whatInstallsFromARepositoryNeedsToKnowIt(Deployer deployer) {
        assertThatThrownBy(() -> deployer.files(Plans.of(Plans.chart("a", List.of())), DeployerOptions.DEFAULTS))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.what()).isEqualTo("repo is missing");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Deployer.class,
            names = {"ARGOCD", "FLUX"})
    void optionsAreOfStrictFormsToo(Deployer deployer) {
        // given
        BundlePlan plan = Plans.of(Plans.chart("a", List.of()));

        // then
        assertRefused(
                () -> deployer.files(plan, DeployerOptions.DEFAULTS.in("https://u:p@git.example.com/a", "main", "")));
        assertRefused(() -> deployer.files(plan, DeployerOptions.DEFAULTS.in("https://git.example.com/a", "a b", "")));
        assertRefused(
                () -> deployer.files(plan, DeployerOptions.DEFAULTS.in("https://git.example.com/a", "main", "../x")));
        assertRefused(() -> deployer.files(
                plan,
                new DeployerOptions("https://git.example.com/a", "main", "", null, "a b", "default", null, "a b")));
    }

    private static void assertRefused(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        EidosException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }
}
