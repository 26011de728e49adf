package dev.eidos.upgrade;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.SelectedProfile;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes between two recipes of which each is for all nodes: what they are for, and who owns the driver.
 *
 * @param unknown takes what the library cannot tell
 */
record RecipeChanges(RecipeLibrary library, List<String> unknown) {

    List<UpgradeFinding> of(Recipe was, Recipe now) {
        List<UpgradeFinding> findings = new ArrayList<>();
        criteria(was, now)
                .ifPresent(change -> findings.add(UpgradeFinding.hands(
                        "recipe",
                        "it " + change,
                        "see that the cluster and its nodes are such, or make the recipe anew of new snapshots")));
        if (DriverOwner.operator(was).isPresent() && DriverOwner.operator(now).isPresent()) {
            driver(was, now).ifPresent(findings::add);
        }
        return findings;
    }

    /** What the recipes are for, where that differs; the number of nodes is no matter of kind. */
    static Optional<String> criteria(Recipe was, Recipe now) {
        String before = text(was);
        String after = text(now);
        return before.equals(after) ? Optional.empty() : Optional.of("was for " + before + ", and is for " + after);
    }

    private Optional<UpgradeFinding> driver(Recipe was, Recipe now) {
        DriverOwner before = DriverOwner.of(was, library, unknown);
        DriverOwner after = DriverOwner.of(now, library, unknown);
        if (before == DriverOwner.OPERATOR && after == DriverOwner.NODES) {
            return Optional.of(UpgradeFinding.hands(
                    DriverOwner.OPERATOR_NAME,
                    "the driver was the operator's, and goes from all nodes: driver.enabled is false",
                    "see that the nodes bring a driver, and drain them before"));
        }
        if (before == DriverOwner.NODES && after == DriverOwner.OPERATOR) {
            return Optional.of(UpgradeFinding.hands(
                    DriverOwner.OPERATOR_NAME,
                    "the nodes brought their driver, and the operator installs one: driver.enabled was false",
                    "take the driver off the nodes before: the operator passes over nodes that have one"));
        }
        return Optional.empty();
    }

    private static String text(Recipe recipe) {
        Criteria criteria = recipe.criteria().canonical();
        SelectedProfile profile = recipe.profile();
        String text = criteria.text() + (profile == null ? "" : " with " + profile.text());
        return text.isEmpty() ? "anything" : text.strip();
    }
}
