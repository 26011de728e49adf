package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bundles of typical recipes with the real charts, which {@code EIDOS_TEST_CHARTS} names a folder of, held against a
 * real API server. Images are not asked for, so no pod starts.
 */
class TypicalBundlesIT {
    @TempDir
    private static Path engine;

    private static HelmProcess helm = HelmProcess.open(Path.of("."), HelmLimits.STANDARD);

    @TempDir
    private Path folder;

    @BeforeAll
    static void oneEngineForAll() {
        helm = HelmProcess.open(engine, HelmLimits.STANDARD);
    }

    @AfterAll
    static void noEngineIsLeft() {
        helm.close();
    }

    private static ChartSource charts() {
        String charts = System.getenv("EIDOS_TEST_CHARTS");
        if (charts == null || charts.isBlank()) {
            Assumptions.abort("EIDOS_TEST_CHARTS names no folder of charts");
        }
        return ChartDirectory.of(Path.of(charts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eks h100 ubuntu training kubeflow",
                "gke h100 cos inference",
                "self-managed gb200 ubuntu inference dynamo"
            })
    void aServerTakesEveryObjectOfAKindThatItHas(String recipe) throws Exception {
        // given
        ChartSource charts = charts();
        RawApi api = RawApi.require();

        // when
        RenderedBundle bundle = RenderedBundle.of(recipe, charts, helm, folder.resolve("charts"));
        try (var tried = new TriedObjects(api)) {
            tried.ask(bundle);

            // then
            assertThat(tried.refused())
                    .as("without %s", bundle.without())
                    .filteredOn(refusal -> !isOfAnOldServer(refusal))
                    .isEmpty();
            assertThat(tried.accepted())
                    .as("of kinds that the server does not have: %s", tried.notServed())
                    .isGreaterThan(tried.notServed().size())
                    .isPositive();
        }
    }

    @Test
    void aServerTakesTheDriversOfAMixedFleet() throws Exception {
        // given
        ChartSource charts = charts();
        RawApi api = RawApi.require();
        BundlePlan plan =
                MixedFleetPlan.of(new MixedFleet().with(2, HardwareClass.H100).with(1, HardwareClass.L40S));

        // when
        RenderedBundle bundle = RenderedBundle.of(plan, charts, helm, folder.resolve("charts"));
        try (var tried = new TriedObjects(api)) {
            tried.ask(bundle);

            // then
            assertThat(bundle.objects().stream()
                            .map(RenderedBundle.Placed::object)
                            .filter(object -> object.text("kind").equals("NVIDIADriver"))
                            .map(object -> object.text("metadata", "name") + " "
                                    + object.text("spec", "repository") + "/" + object.text("spec", "image") + " "
                                    + object.text("spec", "nodeSelector", "node.kubernetes.io/instance-type")))
                    .containsExactly(
                            "h100-ubuntu nvcr.io/nvidia/driver gpu-h100x8",
                            "l40-ubuntu nvcr.io/nvidia/driver gpu-l40sx4");
            assertThat(tried.notServed()).noneMatch(kind -> kind.contains("NVIDIADriver"));
            assertThat(tried.refused())
                    .filteredOn(refusal -> !isOfAnOldServer(refusal))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks h100 ubuntu training", "gke h100 cos inference", "kind"})
    void grafanasPasswordIsMadeWhenItIsInstalled(String recipe) throws Exception {
        // given
        ChartSource charts = charts();

        // when
        String one = password(RenderedBundle.of(recipe, charts, helm, folder.resolve("one")));
        String other = password(RenderedBundle.of(recipe, charts, helm, folder.resolve("other")));

        // then
        assertThat(one).hasSizeGreaterThan(40).isNotEqualTo(other);
    }

    /** Probes by gRPC came with 1.24; Debian's 1.20 takes an empty text of a custom resource for null. */
    private static boolean isOfAnOldServer(String refusal) {
        return refusal.contains("must specify a handler type")
                || refusal.contains("in body must be of type string: \"null\"");
    }

    private static String password(RenderedBundle bundle) {
        return bundle.objects().stream()
                .map(RenderedBundle.Placed::object)
                .filter(object -> object.text("kind").equals("Secret"))
                .map((Value secret) -> secret.text("data", "admin-password"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
