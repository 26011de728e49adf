package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.Components;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HydratedRecipeTest {
    @TempDir
    private Path folder;

    private LibraryFolder library = new LibraryFolder(Path.of("."));

    @BeforeEach
    void values() {
        library = new LibraryFolder(folder)
                .file("components/gpu/values.yaml", "driver: {enabled: true, version: '570', rdma: {enabled: true}}")
                .file("components/gpu/eks.yaml", "driver: {version: '580'}\nlist: [1]")
                .file("components/list/values.yaml", "- a")
                .file("components/comments/values.yaml", "# nothing yet\n");
    }

    @Test
    void overridesLieOverTheNamedFileAndThatOverTheComponentsOwn() {
        assertThat(values("""
            {name: gpu, valuesFile: components/gpu/eks.yaml, overrides: {driver: {rdma: null}, list: [2]}}\
            """)).isEqualTo("""
                driver:
                  enabled: true
                  version: "580"
                  rdma: null
                list:
                - 2
                """);
    }

    @Test
    void aComponentWithoutValuesHasNone() {
        assertThat(values("{name: other}")).isEqualTo("{}\n");
        assertThat(values("{name: comments, valuesFile: components/comments/values.yaml}"))
                .isEqualTo("{}\n");
    }

    @Test
    void componentsAreFoundByTheirNames() {
        // given
        Recipe recipe = RecipeReader.read(
                "{criteria: {service: eks}, componentRefs: [{name: gpu, version: 1.0.0, tag: ''}]}", "r.yaml", _ -> {});

        // when
        var hydrated = HydratedRecipe.of(recipe, library.open());

        // then
        assertThat(hydrated.text("components", "gpu", "version")).isEqualTo("1.0.0");
        assertThat(hydrated.text("components", "gpu", "values", "driver", "version"))
                .isEqualTo("570");
        assertThat(hydrated.text("criteria", "nodes")).isEqualTo("0");
        assertThat(hydrated.texts("criteria")).containsEntry("service", "eks").containsEntry("os", "any");
    }

    @Test
    void aValuesFileThatTheLibraryDoesNotHaveIsNotFound() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> values("{name: gpu, valuesFile: components/gpu/gone.yaml}"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
                    assertThat(e.object()).endsWith("/components/gpu/gone.yaml");
                    assertThat(e.reason()).contains("'gpu'");
                    assertThat(e.suggestion()).contains("--data", "--library");
                });
    }

    @Test
    void aValuesFileCannotLeadOutOfTheLibrary() {
        for (String path : new String[] {"../secret.yaml", "components/../../secret.yaml", "/etc/passwd"}) {
            assertThatExceptionOfType(EidosException.class)
                    .as(path)
                    .isThrownBy(() -> values("{name: gpu, valuesFile: " + path + "}"))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                        assertThat(e.what()).isEqualTo("a path leaves the library");
                    });
        }
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> values("{name: ../../secret}"))
                .extracting(EidosException::what)
                .isEqualTo("a path leaves the library");
    }

    @Test
    void valuesThatAreNoMappingAreRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> values("{name: list}"))
                .satisfies(e -> assertThat(Objects.requireNonNull(e.reason())).isEqualTo("it is a list"));
    }

    private String values(String component) {
        return YamlWriter.write(ComponentValues.of(Components.parse(component), library.open()));
    }
}
