package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.error.EidosException;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredFilesTest {
    @TempDir
    private Path lower;

    @TempDir
    private Path upper;

    private LibraryFolder ours = new LibraryFolder(Path.of("."));

    @BeforeEach
    void given() {
        new LibraryFolder(lower)
                .registry("gpu", "certs")
                .overlay("base", "criteria: {}")
                .overlay("eks", "criteria: {service: eks}")
                .overlay("gke", "criteria: {service: gke}")
                .file("components/gpu/values.yaml", "a: 1")
                .file("components/certs/values.yaml", "a: 1");
        ours = new LibraryFolder(upper);
    }

    @Test
    void filesReplaceThoseOfTheSamePathAndAreAdded() {
        // given
        ours.file("components/gpu/values.yaml", "a: 2").file("components/new/values.yaml", "a: 3");
        LayeredFiles files = layered();

        // then
        assertThat(Objects.requireNonNull(files.document("components/gpu/values.yaml"))
                        .number("a", 0))
                .isEqualTo(2);
        assertThat(files.text("components/certs/values.yaml")).isEqualTo("a: 1");
        assertThat(files.has("components/new/values.yaml")).isTrue();
        assertThat(files.has("components/other/values.yaml")).isFalse();
        assertThat(files.paths())
                .contains("components/new/values.yaml", "registry.yaml")
                .doesNotHaveDuplicates();
        assertThat(files.place("components/gpu/values.yaml")).startsWith(upper.toString());
        assertThat(files.place("components/certs/values.yaml")).startsWith(lower.toString());
    }

    @Test
    void anOverlayReplacesThatOfItsPathAndThatOfItsName() {
        // given
        ours.file("overlays/eks.yaml", LibraryFolder.overlayText("our-eks", "criteria: {service: eks}"))
                .file("overlays/ours.yaml", LibraryFolder.overlayText("gke", "criteria: {service: oke}"));

        // then
        assertThat(layered().overlays())
                .extracting(OverlayHead::name, OverlayHead::file)
                .containsExactly(
                        tuple("base", "overlays/base.yaml"),
                        tuple("gke", "overlays/ours.yaml"),
                        tuple("our-eks", "overlays/eks.yaml"));
    }

    @Test
    void twoOverlaysOfOneNameInTheUpperLibraryAreAMistake() {
        // given
        ours.overlay("mine", "criteria: {service: eks}")
                .file("overlays/copy.yaml", LibraryFolder.overlayText("mine", "criteria: {service: gke}"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeLibrary(layered(), _ -> {}))
                .satisfies(e -> {
                    assertThat(e.object()).isEqualTo("mine");
                    assertThat(e.reason()).contains("overlays/mine.yaml", "overlays/copy.yaml");
                });
    }

    @Test
    void theRegistryIsMergedByName() {
        // given
        ours.file("registry.yaml", """
            components:
            - {name: gpu, helm: {defaultChart: our/gpu, defaultVersion: 2.0.0}}
            - {name: new, kustomize: {defaultSource: 'https://git', defaultTag: v1}}
            """);

        // when
        var registry = new RecipeLibrary(layered(), _ -> {}).registry();

        // then
        assertThat(registry.values())
                .extracting(RegisteredComponent::name, RegisteredComponent::version, RegisteredComponent::repository)
                .containsExactly(
                        tuple("gpu", "2.0.0", null),
                        tuple("certs", "1.0.0", "https://charts.example/certs"),
                        tuple("new", "v1", "https://git"));
    }

    @Test
    void aRegistryOfCommentsAddsNothing() {
        // given
        ours.file("registry.yaml", "# later\n");

        // then
        assertThat(new RecipeLibrary(layered(), _ -> {}).registry()).containsOnlyKeys("gpu", "certs");
    }

    @Test
    void aMistakeInTheUpperRegistryIsPlacedThere() {
        // given
        ours.file("registry.yaml", "kind: ComponentRegistry\ncomponents:\n- {name: a}\n- {name: a}\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeLibrary(layered(), _ -> {}).registry())
                .satisfies(e -> {
                    assertThat(e.object()).isEqualTo(upper + "/registry.yaml:4:3");
                    assertThat(e.reason()).isEqualTo("component 'a' stands twice");
                });
    }

    @Test
    void theUpperRegistryMustBeOne() {
        // given
        ours.file("registry.yaml", "kind: Recipe\ncomponents: []\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeLibrary(layered(), _ -> {}).registry())
                .extracting(EidosException::reason)
                .isEqualTo("kind is Recipe, expected ComponentRegistry");
    }

    private LayeredFiles layered() {
        return new LayeredFiles(new LibraryFolder(lower).files(), ours.files());
    }
}
