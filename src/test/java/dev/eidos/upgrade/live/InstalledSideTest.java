package dev.eidos.upgrade.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.Finding;
import dev.eidos.live.deploy.ChartName;
import dev.eidos.live.deploy.InstalledRelease;
import dev.eidos.live.deploy.InstalledReleases;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.OldSide;
import dev.eidos.upgrade.UpgradeCheck;
import dev.eidos.upgrade.UpgradeFinding;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import dev.eidos.upgrade.UpgradeSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InstalledSideTest {
    private static final Recipe NEW = RecipeReader.read("""
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Recipe
        componentRefs:
        - {name: gpu-operator, namespace: gpu-operator, chart: gpu-operator, type: Helm, version: v26.7.0, source: "https://helm.example.com"}
        deploymentOrder: [gpu-operator]
        """, "r.yaml", _ -> {});

    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
    private final List<InstalledRelease> releases = new ArrayList<>();
    private final List<Finding> unread = new ArrayList<>();
    private Set<String> definitions = Set.of();

    @Test
    void anOlderVersionInItsPlaceIsJudgedByItsStep() throws Exception {
        // given
        release("gpu-operator", "gpu-operator", "gpu-operator v25.3.4", "node-feature-discovery 0.18.2");

        // then
        assertThat(judged())
                .containsExactly("blocked gpu-operator v25.3.4 -> v26.7.0: over 25.10, 26.3, and"
                        + " it is upgraded to the next release only");
    }

    @Test
    void aNewerVersionWouldGoBack() throws Exception {
        // given
        release("gpu-operator", "gpu-operator", "gpu-operator v26.9.0");

        // then
        assertThat(judged())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("blocked gpu-operator v26.9.0 -> v26.7.0: it goes back"));
    }

    @Test
    void anotherNamespaceIsBlocked() throws Exception {
        // given
        release("gpu-operator", "nvidia", "gpu-operator v26.7.0");

        // then
        assertThat(judged())
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .startsWith("blocked gpu-operator it moves from namespace nvidia to gpu-operator"));
    }

    @Test
    void aReleaseOfAnotherNameWouldBeInstalledTwice() throws Exception {
        // given
        release("gpus", "gpu-operator", "gpu-operator v26.7.0");

        // then
        assertThat(judged())
                .contains("blocked gpu-operator it is installed as release gpus in namespace gpu-operator, and the"
                        + " bundle would install a second one beside it");
    }

    @Test
    void aChartWithinAnotherIsNoReleaseOfItsOwn() throws Exception {
        // given
        release("platform", "platform", "gpu-operator v25.3.0", "platform 1.0.0");

        // then
        assertThat(judged())
                .containsExactlyInAnyOrder(
                        "safe gpu-operator it is new",
                        "safe platform/platform it is the site's own, and no bundle touches it: gpu-operator v25.3.0,"
                                + " platform 1.0.0");
    }

    @Test
    void whatDoesNotTellItsVersionIsNotSafe() throws Exception {
        // given
        release("gpu-operator", "gpu-operator");

        // then
        assertThat(judged())
                .containsExactly("hands gpu-operator it is installed as release gpu-operator in namespace"
                        + " gpu-operator, and nothing tells its chart's version");
    }

    @Test
    void twoVersionsAtOnceAreAnUpgradeThatDidNotEnd() throws Exception {
        // given
        release("gpu-operator", "gpu-operator", "gpu-operator v26.3.0", "gpu-operator v26.7.0");

        // then
        assertThat(judged())
                .containsExactly("hands gpu-operator it is half of one version and half of another: gpu-operator"
                        + " v26.3.0, gpu-operator v26.7.0");
    }

    @Test
    void definitionsWithoutAReleaseAreNotTakenForNothing() throws Exception {
        // given
        definitions = Set.of("clusterpolicies.nvidia.com");

        // then
        assertThat(judged())
                .containsExactly("hands gpu-operator there is no release of it, but its definitions are there:"
                        + " clusterpolicies.nvidia.com");
    }

    @Test
    void whatMayNotBeReadMakesNothingSafe() throws Exception {
        // given
        unread.add(Finding.unknown("deployments.apps", "may not be listed", "ask for it"));

        // then
        assertThat(judged())
                .containsExactlyInAnyOrder(
                        "hands deployments.apps may not be listed",
                        "hands gpu-operator nobody knows whether it is installed, since not everything may be read");
    }

    @Test
    void whatTheNewRecipeDoesNotHaveIsTold() throws Exception {
        // given
        release("gpu-operator", "gpu-operator", "gpu-operator v26.7.0");
        release("network-operator", "nvidia-network-operator", "network-operator 26.4.1");
        release("gpu-operator-post", "gpu-operator");
        release("ledger", "bank", "ledger 1.0.0");

        // then
        assertThat(judged())
                .containsExactlyInAnyOrder(
                        "hands network-operator it is installed as release network-operator in namespace"
                                + " nvidia-network-operator, and the new recipe does not have it",
                        "safe bank/ledger it is the site's own, and no bundle touches it: ledger 1.0.0",
                        "safe gpu-operator stays at v26.7.0");
    }

    @Test
    void whatIsUninstalledIsNamedWithItsManifests() throws Exception {
        // given
        release("gpu-operator", "gpu-operator", "gpu-operator v26.7.0");
        release("network-operator", "nvidia-network-operator", "network-operator 26.4.1");
        release("network-operator-post", "nvidia-network-operator");

        // when
        OldSide old = InstalledSide.of(new InstalledReleases(releases, definitions, unread), NEW, library);

        // then
        assertThat(old.findings())
                .extracting(UpgradeFinding::todo)
                .contains("uninstall it after the upgrade by what installed it; where that is Helm itself: helm"
                        + " uninstall network-operator-post network-operator --namespace nvidia-network-operator");
    }

    private void release(String name, String namespace, String... charts) {
        var all = new TreeSet<ChartName>();
        for (String chart : charts) {
            String[] words = chart.split(" ", -1);
            all.add(new ChartName(words[0], words[1]));
        }
        releases.add(new InstalledRelease(name, namespace, all));
    }

    private List<String> judged() throws InterruptedException {
        OldSide old = InstalledSide.of(new InstalledReleases(releases, definitions, unread), NEW, library);
        return new UpgradeCheck(library, null)
                .judge(old, UpgradeSide.of(NEW), "v1.34.0", Map.of()).findings().stream()
                        .map(InstalledSideTest::text)
                        .toList();
    }

    private static String text(UpgradeFinding one) {
        assertThat(one.verdict() == Verdict.SAFE).isEqualTo(one.todo() == null);
        return one.verdict().label() + " " + one.object() + " " + one.reason();
    }
}
