package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.resolve.Coverage.Judgement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Criteria EKS = Criteria.NONE.with(Criterion.SERVICE, "eks");
    private static final Criteria TRAINING = Criteria.NONE.with(Criterion.INTENT, "training");

    @Test
    void aRecipeOfTheBaseAloneIsForNothing() {
        assertThat(Coverage.of(TRAINING, applied(Criteria.NONE)))
                .isEqualTo(new Coverage(Judgement.TOO_LITTLE, List.of(Criterion.INTENT), List.of()));
        assertThat(Coverage.of(Criteria.NONE, applied(Criteria.NONE)))
                .isEqualTo(new Coverage(Judgement.TOO_LITTLE, List.of(), List.of()));
    }

    @Test
    void aDecisiveCriterionThatNoOverlaySpeaksOfIsTooLittle() {
        // given
        Criteria asked = EKS.with(Criterion.ACCELERATOR, "a100").with(Criterion.PLATFORM, "dynamo");

        // then
        assertThat(Coverage.of(asked, applied(Criteria.NONE, EKS)))
                .isEqualTo(new Coverage(
                        Judgement.TOO_LITTLE,
                        List.of(Criterion.ACCELERATOR, Criterion.PLATFORM),
                        List.of(Criterion.ACCELERATOR, Criterion.PLATFORM)));
    }

    @Test
    void anotherCriterionThatNoOverlaySpeaksOfIsOnlyTold() {
        // given
        Criteria asked = EKS.with(Criterion.OS, "ubuntu").with(Criterion.INTENT, "training");

        // then
        assertThat(Coverage.of(asked, applied(Criteria.NONE, EKS)))
                .isEqualTo(new Coverage(Judgement.ENOUGH, List.of(Criterion.INTENT, Criterion.OS), List.of()));
    }

    @Test
    void whereAllIsSpokenOfNothingIsSilent() {
        assertThat(Coverage.of(EKS.with(Criterion.INTENT, "training"), applied(EKS, TRAINING)))
                .isEqualTo(new Coverage(Judgement.ENOUGH, List.of(), List.of()));
    }

    private static List<AppliedOverlay> applied(Criteria... overlays) {
        List<AppliedOverlay> applied = new ArrayList<>();
        for (Criteria criteria : overlays) {
            applied.add(new AppliedOverlay(new OverlayHead("o" + applied.size(), null, criteria, "o.yaml"), "test"));
        }
        applied.add(new AppliedOverlay(new OverlayHead("mixin", null, null, "mixin.yaml"), "test"));
        return applied;
    }
}
