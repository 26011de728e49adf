package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.serializer.Columns;
import dev.eidos.serializer.Style;
import dev.eidos.serializer.TerminalText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A recipe for eyes: what it is for, what it demands, and its components in the order in which they are installed. */
public final class RecipeTable {
    private RecipeTable() {}

    public static String draw(Recipe recipe, boolean colour) {
        StringBuilder out = new StringBuilder();
        String criteria = TerminalText.visible(recipe.criteria().text());
        String overlays = TerminalText.visible(String.join(", ", recipe.appliedOverlays()));
        out.append(Style.BOLD.paint("Recipe for " + (criteria.isEmpty() ? "anything" : criteria), colour))
                .append('\n')
                .append(Style.DIM.paint("made of " + overlays, colour))
                .append('\n');
        if (!recipe.constraints().isEmpty()) {
            out.append('\n').append(Style.BOLD.paint("Constraints", colour)).append('\n');
            var constraints = new Columns(2);
            for (Constraint constraint : recipe.constraints()) {
                constraints.add(constraint.name(), constraint.value());
            }
            constraints.appendTo(out);
        }
        out.append('\n')
                .append(Style.BOLD.paint("Components, in the order of installation", colour))
                .append('\n');
        components(recipe).appendTo(out);
        return out.toString();
    }

    private static Columns components(Recipe recipe) {
        Map<String, ComponentRef> byName = new HashMap<>();
        recipe.components().forEach(component -> byName.put(component.name(), component));
        var columns = new Columns(2);
        for (String name : recipe.deploymentOrder()) {
            ComponentRef component = Objects.requireNonNull(byName.get(name));
            columns.add(
                    name,
                    text(component.version() == null ? component.tag() : component.version()),
                    text(component.namespace()),
                    component.source() == null ? "manifests" : component.source());
        }
        return columns;
    }

    private static String text(@Nullable String value) {
        return value == null ? "-" : value;
    }
}
