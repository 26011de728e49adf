package dev.eidos.upgrade;

import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The side that an upgrade begins with.
 *
 * @param components that are installed, by name
 * @param findings about it, those on components whose version nobody knows among them
 * @param unsure components that may be installed or not, or in any version: there is a finding about each
 */
public record OldSide(Map<String, ComponentRef> components, List<UpgradeFinding> findings, List<String> unsure) {
    public OldSide {
        components = new LinkedHashMap<>(components);
        findings = List.copyOf(findings);
        unsure = List.copyOf(unsure);
    }

    /** What a recipe installs. */
    static OldSide of(Recipe recipe) {
        return new OldSide(installed(recipe), List.of(), List.of());
    }

    /** The components of a recipe that are installed, by name. */
    static Map<String, ComponentRef> installed(Recipe recipe) {
        Map<String, ComponentRef> byName = new LinkedHashMap<>();
        recipe.components().stream()
                .filter(component -> !component.isSwitchedOff())
                .forEach(component -> byName.put(component.name(), component));
        return byName;
    }
}
