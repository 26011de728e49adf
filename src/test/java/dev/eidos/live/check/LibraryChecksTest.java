package dev.eidos.live.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.live.assertion.AssertFile;
import dev.eidos.live.assertion.NotRead;
import dev.eidos.live.assertion.ObjectAssertion;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.HealthCheck;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryChecksTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theRegistrysFileIsReadUnlessTheRecipeHasAnotherOrLeavesItOut() throws IOException {
        // given
        library("checks/shop.yaml", POD.formatted("registered"));

        // then
        assertThat(names(HealthCheck.USUAL)).containsExactly("registered");
        assertThat(names(new HealthCheck(POD.formatted("own"), false))).containsExactly("own");
        assertThat(names(new HealthCheck(POD.formatted("own"), true))).isEmpty();
    }

    @Test
    void aFileThatIsMissingOrMalformedIsToldAndKeepsNothingBack() throws IOException {
        // given
        library("checks/other.yaml", "a: [");

        // then
        assertThat(asserts(HealthCheck.USUAL).notRead())
                .containsExactly(
                        new NotRead("checks/shop.yaml", "", "the registry names it, and there is no such file"));
        assertThat(asserts(new HealthCheck("a: [", false)).notRead())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.place()).startsWith("healthCheckAsserts of shop");
                    assertThat(part.reason()).startsWith("malformed YAML");
                });
    }

    @Test
    void aFileOutsideOfTheLibraryIsNeverRead() throws IOException {
        // given
        library("checks/shop.yaml", POD.formatted("registered"));
        Path registry = folder.resolve("registry.yaml");
        Files.writeString(registry, Files.readString(registry).replace("checks/shop.yaml", "../../etc/passwd"));

        // then
        assertThat(asserts(HealthCheck.USUAL).notRead())
                .singleElement()
                .satisfies(part -> assertThat(part.reason()).contains("a path leaves the library"));
    }

    @Test
    void aicrsRegistryNamesAFileOfEveryComponentThatHasOne() {
        // given
        var library = new RecipeLibrary(DirectoryFiles.of(SharedData.require("aicr/recipes"), "--library"), _ -> {});

        // then
        assertThat(library.registry().values())
                .filteredOn(component -> component.assertFile() != null)
                .hasSizeGreaterThan(10)
                .extracting(RegisteredComponent::assertFile)
                .allSatisfy(file -> assertThat(file).startsWith("checks/").endsWith("/health-check.yaml"));
    }

    private void library(String file, String text) throws IOException {
        Files.writeString(folder.resolve("registry.yaml"), """
            apiVersion: aicr.run/v1beta1
            kind: ComponentRegistry
            components: [{name: shop, healthCheck: {assertFile: checks/shop.yaml}, helm: {defaultChart: shop}}]
            """);
        Path place = folder.resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
    }

    private List<String> names(HealthCheck healthCheck) {
        return asserts(healthCheck).assertions().stream()
                .map(ObjectAssertion::name)
                .map(String::valueOf)
                .toList();
    }

    private AssertFile asserts(HealthCheck healthCheck) {
        var library = new RecipeLibrary(DirectoryFiles.of(folder, "--library"), _ -> {});
        var component = new ComponentRef(
                "shop",
                ComponentRef.HELM,
                "shop",
                "shop",
                null,
                null,
                null,
                null,
                null,
                Value.Mapping.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                null,
                healthCheck);
        return new LibraryChecks(library).of(component).asserts();
    }
}
