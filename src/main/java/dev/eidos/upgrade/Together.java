package dev.eidos.upgrade;

import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.Match;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.UpgradeRules.Need;
import dev.eidos.upgrade.UpgradeRules.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The components of which one needs the other's version: those that move together ({@code movesWith} of the registry),
 * whichever of them moves, and those that need a range of another's ({@code needs}).
 */
record Together(RecipeLibrary library, Map<String, ComponentRef> before, Map<String, ComponentRef> after) {

    List<UpgradeFinding> findings() {
        List<UpgradeFinding> findings = new ArrayList<>();
        after.forEach((name, component) -> {
            UpgradeRules rules = UpgradeRules.of(library.registry().get(name));
            for (Need need : rules.needs(UpgradeCheck.version(component))) {
                ComponentRef other = after.get(need.component());
                if (other != null) {
                    unmet(component, other, need, findings);
                }
            }
            for (Partner partner : rules.partners()) {
                ComponentRef other = after.get(partner.component());
                if (other != null && partner.appliesTo(UpgradeCheck.version(component))) {
                    apart(component, other, partner.reason(), findings);
                    apart(other, component, partner.reason(), findings);
                }
            }
        });
        return findings;
    }

    private static void unmet(ComponentRef component, ComponentRef other, Need need, List<UpgradeFinding> findings) {
        String version = UpgradeCheck.version(other);
        if (Expectation.parse(need.range()).match(version) == Match.DOES_NOT_HOLD) {
            findings.add(UpgradeFinding.blocked(
                    component.name(),
                    "in version " + UpgradeCheck.version(component) + " it needs " + other.name() + " " + need.range()
                            + ", and the new recipe has " + version,
                    "take such a version of " + other.name() + ", or another of " + component.name()));
        }
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
