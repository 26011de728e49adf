package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaySelectionTest {
    private static final Criteria EKS = Criteria.NONE.with(Criterion.SERVICE, "eks");

    @TempDir
    private Path folder;

    @Test
    void whatNamesMoreComesLaterAndEqualsAreInTheOrderOfTheirNames() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("a-both", "criteria: {service: eks, accelerator: h100}")
                .overlay("z-eks", "criteria: {service: eks}")
                .overlay("b-h100", "criteria: {accelerator: h100}")
                .overlay("everything", "criteria: {}")
                .open();

        // when
        List<OverlayHead> matching = OverlaySelection.matching(library, EKS.with(Criterion.ACCELERATOR, "h100"));

        // then
        assertThat(matching).extracting(OverlayHead::name).containsExactly("everything", "b-h100", "z-eks", "a-both");
    }

    @Test
    void whatNamesSomethingThatWasNotAskedForDoesNotMatch() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("base", "criteria: {}")
                .overlay("mixin", "base: base")
                .overlay("gke", "criteria: {service: gke}")
                .overlay("eks-training", "criteria: {service: eks, intent: training}")
                .overlay("eks", "criteria: {service: eks, os: any}")
                .open();

        // then
        assertThat(OverlaySelection.matching(library, EKS))
                .extracting(OverlayHead::name)
                .containsExactly("eks");
        assertThat(OverlaySelection.matching(library, Criteria.NONE)).isEmpty();
    }

    @Test
    void eachIsAppliedOnceAfterWhatItInheritsFromAndSaysWhy() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("base", "criteria: {}")
                .overlay("cloud", "base: base")
                .overlay("all", "criteria: {}")
                .overlay("eks", "base: cloud\ncriteria: {service: eks}")
                .overlay("eks-h100", "base: eks\ncriteria: {service: eks, accelerator: h100}")
                .open();
        Criteria asked = EKS.with(Criterion.ACCELERATOR, "h100");

        // when
        List<AppliedOverlay> applied =
                OverlaySelection.withInherited(OverlaySelection.matching(library, asked), library);

        // then
        assertThat(applied)
                .extracting(one -> one.head().name() + ": " + one.because())
                .containsExactly(
                        "base: every recipe begins with it",
                        "all: it is for every request",
                        "cloud: inherited by eks",
                        "eks: service=eks",
                        "eks-h100: service=eks accelerator=h100");
    }

    @Test
    void withoutABaseNothingStandsInForIt() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("eks", "base: base\ncriteria: {service: eks}")
                .open();

        // when
        List<AppliedOverlay> applied = OverlaySelection.withInherited(OverlaySelection.matching(library, EKS), library);

        // then
        assertThat(applied).extracting(one -> one.head().name()).containsExactly("eks");
    }
}
