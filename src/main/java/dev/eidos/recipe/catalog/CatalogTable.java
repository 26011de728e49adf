package dev.eidos.recipe.catalog;

import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.Verification;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import java.time.LocalDate;

/** A catalog as a table for people. */
public final class CatalogTable {
    private CatalogTable() {}

    /**
     * Draws it.
     *
     * @param today the day against which the age of what was verified is held
     * @param room columns of the terminal
     */
    public static String draw(Catalog catalog, LocalDate today, int room, boolean colour) {
        var out = new StringBuilder();
        var rows = new Columns(0).add(Style.BOLD, "SERVICE", "ACCELERATOR", "OS", "INTENT", "PLATFORM", "VERIFIED");
        for (Offer offer : catalog.offers()) {
            rows.add(
                    offer.get(Criterion.SERVICE),
                    offer.get(Criterion.ACCELERATOR),
                    offer.get(Criterion.OS),
                    String.join(", ", offer.intents()),
                    String.join(", ", offer.platforms()),
                    verified(offer, today));
        }
        if (!catalog.offers().isEmpty() || catalog.refused().isEmpty()) {
            rows.appendWrapped(out, 0, room, colour);
            out.append(catalog.refused().isEmpty() ? "" : "\n");
        }
        if (!catalog.refused().isEmpty()) {
            out.append(Style.BOLD.paint("There is no recipe for", colour)).append('\n');
            var refused = new Columns(2);
            catalog.refused().forEach(one -> refused.add(one.criteria().text(), one.reason()));
            refused.appendWrapped(out, 0, room, colour);
        }
        return out.toString();
    }

    private static String verified(Offer offer, LocalDate today) {
        LocalDate date = offer.verified();
        if (date == null) {
            return "never";
        }
        String old = new Verification(date, "", "").isOld(today) ? ", long ago" : "";
        return date + old + (offer.unverified() == 0 ? "" : " (but for " + offer.unverified() + ")");
    }
}
