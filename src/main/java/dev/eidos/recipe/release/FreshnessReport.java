package dev.eidos.recipe.release;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fresh components are, as a document and as a table. */
public final class FreshnessReport {
    public static final String KIND = "RecipeFreshness";

    private FreshnessReport() {}

    public static Value document(List<Freshness> all) {
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .put(
                        "components",
                        Value.sequence(all.stream()
                                .map(one -> new MappingBuilder()
                                        .put("name", one.component())
                                        .put("state", one.state().label())
                                        .put("version", one.ours())
                                        .put("newestPatch", one.newestPatch())
                                        .put("newest", one.newest())
                                        .put("reason", one.reason())
                                        .build())
                                .toList()))
                .build();
    }

    /** @param room columns of the terminal */
    public static String table(List<Freshness> all, int room, boolean colour) {
        var out = new StringBuilder();
        var rows = new Columns(0).add(Style.BOLD, "COMPONENT", "STATE", "OURS", "PATCH", "NEWEST", "");
        for (Freshness one : all) {
            rows.add(
                    one.component(),
                    one.state().label(),
                    text(one.ours()),
                    text(one.newestPatch()),
                    text(one.newest()),
                    one.reason() == null ? "" : one.reason());
        }
        rows.appendWrapped(out, room, colour);
        return out.toString();
    }

    private static String text(@Nullable String version) {
        return version == null ? "-" : version;
    }
}
