package dev.eidos.recipe.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.StatedCriteria.Stated;
import dev.eidos.recipe.resolve.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeRequestTest {
    private static final Snapshot SNAPSHOT = new Snapshot(
            new SnapshotMetadata(null, null, null),
            List.of(
                    new Measurement(
                            Measurement.K8S,
                            List.of(new Subtype(
                                    "server", Map.of("version", Reading.of("v1.33.5-eks-3025e55")), List.of()))),
                    new Measurement(
                            "OS", List.of(new Subtype("release", Map.of("ID", Reading.of("ubuntu")), List.of())))));

    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
    private final List<RecipeNote> notes = new ArrayList<>();

    @Test
    void aProgramGetsARecipeForWhatItStates() {
        // given
        var stated = new StatedCriteria(
                Map.of(
                        Criterion.SERVICE, new Stated("eks", "service"),
                        Criterion.ACCELERATOR, new Stated("h100", "accelerator"),
                        Criterion.INTENT, new Stated("training", "intent")),
                new Stated("4", "nodes"));

        // when
        Resolution resolution = request(new CriteriaSource.None(), stated).resolve(library, "1.2.3", notes::add);

        // then
        assertThat(resolution.recipe().criteria().text()).isEqualTo("service=eks accelerator=h100 intent=training");
        assertThat(resolution.recipe().criteria().nodes()).isEqualTo(4);
        assertThat(resolution.recipe().components()).isNotEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void whatIsStatedGoesBeforeADocument() {
        // given
        var document = new CriteriaSource.Document(
                Criteria.NONE.with(Criterion.SERVICE, "gke").with(Criterion.ACCELERATOR, "h100"), "criteria.yaml");

        // when
        Resolution resolution = request(document, service("eks")).resolve(library, "1.2.3", notes::add);

        // then
        assertThat(resolution.recipe().criteria().text()).isEqualTo("service=eks accelerator=h100");
    }

    @Test
    void aValueThatTheLibraryDoesNotKnowIsRefusedAtItsPlace() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> request(new CriteriaSource.None(), service("ek")).resolve(library, "1.2.3", notes::add))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("the field 'service'"))
                .satisfies(e -> assertThat(e.suggestion()).isEqualTo("did you mean 'eks'?"));
    }

    @Test
    void aSnapshotThatDoesNotTellTheGpuIsNotEnoughAndItsNotesAreToldBefore() {
        // given
        var told = new CriteriaSource.OfSnapshot(SNAPSHOT, "snapshot.yaml", false);

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> request(told, StatedCriteria.NONE).resolve(library, "1.2.3", notes::add))
                .satisfies(e -> assertThat(e.object()).isEqualTo("snapshot.yaml"))
                .satisfies(e -> assertThat(e.reason()).contains("accelerator: "));
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .isInstanceOfSatisfying(
                                RecipeNote.Told.class,
                                one -> assertThat(one.evidence().value()).isEqualTo("eks")))
                .contains(new RecipeNote.Unstated(List.of(Criterion.INTENT, Criterion.PLATFORM)));
    }

    @ParameterizedTest
    @CsvSource({"v1.33.5+rke2r1, RKE2", "v1.33.5+k3s1, k3s"})
    void theContainerdOfRancherIsToldWithTheSettingForIt(String version, String product) {
        // given
        var snapshot = new CriteriaSource.OfSnapshot(server(version), "snapshot.yaml", false);
        var stated = new StatedCriteria(
                Map.of(
                        Criterion.SERVICE, new Stated("self-managed", "service"),
                        Criterion.ACCELERATOR, new Stated("h100", "accelerator")),
                null);

        // when
        request(snapshot, stated).resolve(library, "1.2.3", notes::add);

        // then
        assertThat(notes)
                .contains(new RecipeNote.Needed(
                        "K8s.server.version",
                        version,
                        product,
                        "gpu-operator:toolkit.env[2].name=CONTAINERD_SOCKET,toolkit.env[2].value="
                                + "/run/k3s/containerd/containerd.sock"));

        // when
        notes.clear();
        request(new CriteriaSource.OfSnapshot(server("v1.33.5"), "snapshot.yaml", false), stated)
                .resolve(library, "1.2.3", notes::add);

        // then
        assertThat(notes).noneMatch(RecipeNote.Needed.class::isInstance);
    }

    private static Snapshot server(String version) {
        return new Snapshot(
                new SnapshotMetadata(null, null, null),
                List.of(new Measurement(
                        Measurement.K8S,
                        List.of(new Subtype("server", Map.of("version", Reading.of(version)), List.of())))));
    }

    @Test
    void nothingIsEnoughOnlyForWhoAllowsIt() {
        // given
        var nothing = new RecipeRequest(new CriteriaSource.None(), StatedCriteria.NONE, true);

        // when
        nothing.resolve(library, "1.2.3", notes::add);

        // then
        assertThat(notes).containsExactly(new RecipeNote.TooLittle(Criteria.NONE, List.of()));
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() ->
                        request(new CriteriaSource.None(), StatedCriteria.NONE).resolve(library, "1.2.3", notes::add))
                .withMessageContaining("nothing says what the recipe is for");
    }

    private static RecipeRequest request(CriteriaSource source, StatedCriteria stated) {
        return new RecipeRequest(source, stated, false);
    }

    private static StatedCriteria service(String value) {
        return new StatedCriteria(Map.of(Criterion.SERVICE, new Stated(value, "the field 'service'")), null);
    }
}
