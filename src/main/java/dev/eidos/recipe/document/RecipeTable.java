package dev.eidos.recipe.document;

import dev.eidos.constraint.Constraint;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recipe as a table for people: what it is for, what it demands, and its components in the order in which they are
 * installed.
 */
public final class RecipeTable {
    private RecipeTable() {}

    /**
     * Draws it.
     *
     * @param room characters in a line
     */
    public static String draw(Recipe recipe, int room, boolean colour) {
        StringBuilder out = new StringBuilder();
        String criteria = TerminalText.visible(recipe.criteria().text());
        String overlays = TerminalText.visible(String.join(", ", recipe.appliedOverlays()));
        paragraph(out, Style.BOLD, "Recipe for " + (criteria.isEmpty() ? "anything" : criteria), room, colour);
        paragraph(out, Style.DIM, "made of " + overlays, room, colour);
        if (!recipe.constraints().isEmpty()) {
            out.append('\n').append(Style.BOLD.paint("Constraints", colour)).append('\n');
            var constraints = new Columns(2);
            for (Constraint constraint : recipe.constraints()) {
                constraints.add(constraint.name(), constraint.value());
            }
            constraints.appendTo(out, room);
        }
        out.append('\n')
                .append(Style.BOLD.paint("Components, in the order of installation", colour))
                .append('\n');
        components(recipe).appendTo(out, room);
        return out.toString();
    }

    private static void paragraph(StringBuilder out, Style style, String text, int room, boolean colour) {
        for (String line : TerminalText.lines(text, room)) {
            out.append(style.paint(line, colour)).append('\n');
        }
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
