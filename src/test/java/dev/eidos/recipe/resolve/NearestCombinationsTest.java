package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestCombinationsTest {
    @TempDir
    private Path folder;

    @Test
    void anotherValueIsFartherAwayThanOneThatIsMissing() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("base", "criteria: {}")
                .overlay("gke", "criteria: {service: gke, accelerator: h100}")
                .overlay("eks", "criteria: {service: eks}")
                .overlay("eks-h100", "criteria: {service: eks, accelerator: h100}")
                .overlay("eks-h100-again", "criteria: {service: eks, accelerator: h100}")
                .open();

        // when
        List<Criteria> nearest = NearestCombinations.to(
                Criteria.NONE.with(Criterion.SERVICE, "eks").with(Criterion.ACCELERATOR, "a100"), library);

        // then
        assertThat(nearest)
                .extracting(Criteria::text)
                .containsExactly("service=eks", "service=eks accelerator=h100", "service=gke accelerator=h100");
    }

    @Test
    void whatAnOverlayInheritsBelongsToItsCombination() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("eks", "criteria: {service: eks}")
                .overlay("training", "base: eks\ncriteria: {intent: training}")
                .open();

        // then
        assertThat(NearestCombinations.to(Criteria.NONE, library))
                .extracting(Criteria::text)
                .containsExactly("service=eks", "service=eks intent=training");
    }

    @Test
    void whatIsProposedOfTheEmbeddedLibraryHasARecipe() {
        // given
        var library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
        var resolver = new RecipeResolver(library, "test");

        // then
        for (Criterion criterion : List.of(Criterion.SERVICE, Criterion.ACCELERATOR, Criterion.PLATFORM)) {
            List<Criteria> nearest = NearestCombinations.to(Criteria.NONE.with(criterion, "other"), library);
            assertThat(nearest)
                    .hasSize(6)
                    .allSatisfy(criteria -> assertThat(Coverage.of(
                                            criteria,
                                            resolver.resolve(criteria, null).applied())
                                    .judgement())
                            .isEqualTo(Coverage.Judgement.ENOUGH));
        }
    }
}
