package dev.eidos.recipe.resolve;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;

/** A combination of criteria that an overlay says there is no recipe for. */
final class Refusal {
    private Refusal() {}

    static void check(Overlay overlay, Criteria asked, RecipeLibrary library) {
        String refusal = overlay.refusal();
        if (refusal != null) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "there is no recipe for this combination")
                    .object(asked.text())
                    .reason(refusal)
                    .suggestion(suggestion(overlay, asked, library))
                    .build();
        }
    }

    private static String suggestion(Overlay overlay, Criteria asked, RecipeLibrary library) {
        Criteria refused = overlay.head().criteria();
        if (refused == null || !refused.names(Criterion.GPU_STACK)) {
            return refused != null && refused.names(Criterion.PLATFORM)
                    ? "leave --platform out, or ask for another"
                    : "ask for another service, accelerator or operating system";
        }
        List<String> others = new ArrayList<>();
        for (String stack : library.vocabulary(Criterion.GPU_STACK)) {
            Criteria other = asked.with(Criterion.GPU_STACK, stack);
            if (library.heads().stream()
                    .noneMatch(
                            head -> head.matches(other) && library.overlay(head).refusal() != null)) {
                others.add(stack);
            }
        }
        return others.isEmpty()
                ? "leave --gpu-stack out"
                : "for these there is --gpu-stack " + String.join(" and ", others);
    }
}
