package dev.eidos.upgrade;

import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.UpgradeRules.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The components of which each needs the other's version ({@code movesWith} of the registry), whichever of them moves.
 */
record Together(RecipeLibrary library, Map<String, ComponentRef> before, Map<String, ComponentRef> after) {

    List<UpgradeFinding> findings() {
        List<UpgradeFinding> findings = new ArrayList<>();
        after.forEach((name, component) -> {
            for (Partner partner : UpgradeRules.of(library.registry().get(name)).partners()) {
                ComponentRef other = after.get(partner.component());
                if (other != null && partner.appliesTo(UpgradeCheck.version(component))) {
                    apart(component, other, partner.reason(), findings);
                    apart(other, component, partner.reason(), findings);
                }
            }
        });
        return findings;
    }

    /** One moves, and the other stays. */
    private void apart(ComponentRef moves, ComponentRef stays, String reason, List<UpgradeFinding> findings) {
        ComponentRef moved = before.get(moves.name());
        ComponentRef stayed = before.get(stays.name());
        if (moved != null
                && stayed != null
                && VersionStep.of(UpgradeCheck.version(moved), UpgradeCheck.version(moves))
                        .isLarge()
                && VersionStep.of(UpgradeCheck.version(stayed), UpgradeCheck.version(stays)) == VersionStep.NONE) {
            findings.add(UpgradeFinding.blocked(
                    moves.name(),
                    "it moves to " + UpgradeCheck.version(moves) + " and " + stays.name() + " stays at "
                            + UpgradeCheck.version(stays) + ": " + reason,
                    "move both at once"));
        }
    }
}
