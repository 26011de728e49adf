package dev.eidos.recipe;

import java.util.List;

/** A recipe, and the overlays that it was made of. */
public record Resolution(Recipe recipe, List<AppliedOverlay> applied) {
    public Resolution {
        applied = List.copyOf(applied);
    }
}
