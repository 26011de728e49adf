package dev.eidos.recipe.fleet;

import dev.eidos.recipe.document.RecipeTable;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;

/** A fleet's recipe as a table for people: the pools, and then each one's recipe. */
public final class FleetRecipeTable {
    private FleetRecipeTable() {}

    /**
     * Draws it.
     *
     * @param room characters in a line
     */
    public static String draw(FleetRecipe fleet, int room, boolean colour) {
        var out = new StringBuilder();
        out.append(Style.BOLD.paint("Pools", colour)).append('\n');
        var columns = new Columns(2);
        for (NodePool pool : fleet.pools()) {
            columns.add(
                    pool.name(),
                    pool.nodes() + (pool.nodes() == 1 ? " node" : " nodes"),
                    pool.osVersions().isEmpty() ? "-" : String.join(", ", pool.osVersions()),
                    pool.nodeSelector().isEmpty() ? "no label of its own" : pool.selectorText());
        }
        columns.appendTo(out, room);
        if (fleet.withoutGpus() > 0) {
            out.append("Besides, ")
                    .append(fleet.withoutGpus())
                    .append(
                            fleet.withoutGpus() == 1
                                    ? " node has no GPU and needs nothing\n"
                                    : " nodes have no GPU and need nothing\n");
        }
        for (NodePool pool : fleet.pools()) {
            out.append('\n')
                    .append(Style.BOLD.paint("Pool " + TerminalText.visible(pool.name()), colour))
                    .append('\n')
                    .append(RecipeTable.draw(pool.recipe(), room, colour));
        }
        return out.toString();
    }
}
