package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.request.CriteriaSource;
import dev.eidos.recipe.request.RecipeRequest;
import dev.eidos.recipe.request.StatedCriteria;
import dev.eidos.recipe.request.StatedCriteria.Stated;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who owns driver, toolkit and device plugin, in the recipes of our library. */
class LibraryGpuStackTest {
    private static final String OPTED_OUT = "gke-no-default-nvidia-gpu-device-plugin";

    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    private static Criteria criteria(String service, String os, String stack) {
        return Criteria.NONE
                .with(Criterion.SERVICE, service)
                .with(Criterion.ACCELERATOR, "h100")
                .with(Criterion.OS, os)
                .with(Criterion.GPU_STACK, stack);
    }

    private Recipe recipe(Criteria criteria, @Nullable Snapshot snapshot) {
        return new RecipeResolver(library, "test").resolve(criteria, snapshot).recipe();
    }

    private String enabled(Recipe recipe, String part) {
        return ComponentValues.of(
                        recipe.components().stream()
                                .filter(component -> component.name().equals("gpu-operator"))
                                .findFirst()
                                .orElseThrow(),
                        library)
                .text(part, "enabled");
    }

    /** An empty text is a chart's default, which is on. */
    @ParameterizedTest
    @CsvSource({
        "self-managed, ubuntu, operator-managed, '', '', ''",
        "self-managed, ubuntu, driver-preinstalled, false, '', ''",
        "eks, ubuntu, operator-managed, '', '', ''",
        "eks, amazonlinux, driver-preinstalled, false, false, ''",
        "aks, ubuntu, operator-managed, true, true, ''",
        "aks, ubuntu, driver-preinstalled, false, false, ''",
        "aks, ubuntu, provider-managed, false, false, false",
        "oke, ubuntu, operator-managed, true, true, true",
        "oke, ubuntu, driver-preinstalled, false, false, true",
        "oke, ubuntu, provider-managed, false, false, false",
        "gke, cos, driver-preinstalled, false, '', ''",
        "gke, cos, provider-managed, false, true, false",
    })
    void eachPartHasOneOwner(String service, String os, String stack, String driver, String toolkit, String plugin) {
        // when
        Recipe recipe = recipe(criteria(service, os, stack), null);

        // then
        assertThat(List.of(enabled(recipe, "driver"), enabled(recipe, "toolkit"), enabled(recipe, "devicePlugin")))
                .containsExactly(driver, toolkit, plugin);
    }

    @ParameterizedTest
    @CsvSource({
        "gke, cos, operator-managed, driver-preinstalled and provider-managed",
        "eks, amazonlinux, operator-managed, driver-preinstalled",
        "kind, ubuntu, provider-managed, driver-preinstalled",
        "self-managed, ubuntu, provider-managed, operator-managed and driver-preinstalled",
        "eks, ubuntu, provider-managed, operator-managed and driver-preinstalled",
    })
    void whatCannotBeIsRefusedWithWhatExists(String service, String os, String stack, String others) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> recipe(criteria(service, os, stack), null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.suggestion()).isEqualTo("for these there is --gpu-stack " + others));
    }

    @Test
    void gkesOwnDevicePluginIsAskedForAndNotLeftOut() {
        // given
        Snapshot asItComes = gke();

        // when
        Recipe recipe = recipe(criteria("gke", "cos", "provider-managed"), asItComes);

        // then
        assertThat(recipe.appliedOverlays()).contains("gke-cos", "gke-cos-provider-managed");
        assertThat(recipe.constraints())
                .filteredOn(constraint -> constraint.name().equals("NodeTopology.gpu-nodes.label"))
                .extracting(Constraint::value)
                .containsExactly("!" + OPTED_OUT);
    }

    @Test
    void aSnapshotThatTellsAnotherOwnerIsAConflict() {
        // given
        var stated = new StatedCriteria(
                Map.of(
                        Criterion.SERVICE, new Stated("gke", "service"),
                        Criterion.ACCELERATOR, new Stated("h100", "accelerator"),
                        Criterion.GPU_STACK, new Stated("driver-preinstalled", "stack")),
                null);

        // when, then
        var refused = new RecipeRequest(new CriteriaSource.OfSnapshot(gke(), "s.yaml", false), stated, false);
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> refused.resolve(library, "test", _ -> {}))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("s.yaml"))
                .satisfies(e -> assertThat(e.reason())
                        .contains("asked for driver-preinstalled, but it is provider-managed", OPTED_OUT));
        var ignored = new RecipeRequest(new CriteriaSource.OfSnapshot(gke(), "s.yaml", true), stated, false);
        assertThat(ignored.resolve(library, "test", _ -> {}).recipe().criteria().get(Criterion.GPU_STACK))
                .isEqualTo("driver-preinstalled");
    }

    private static Snapshot gke() {
        Map<String, Reading> labels = new TreeMap<>();
        labels.put("cloud.google.com/gke-accelerator=nvidia-h100-80gb", Reading.of("1: node-a"));
        return new Snapshot(
                new SnapshotMetadata(null, null, null),
                List.of(
                        new Measurement(
                                Measurement.OS,
                                List.of(new Subtype("release", Map.of("ID", Reading.of("cos")), List.of()))),
                        new Measurement(Measurement.NODE_TOPOLOGY, List.of(new Subtype("label", labels, List.of())))));
    }
}
