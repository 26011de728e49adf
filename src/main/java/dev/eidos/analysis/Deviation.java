package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a node that is not the usual one.
 *
 * @param own null where the node has nothing
 */
record Deviation(FactPath path, @Nullable FactValue own, Usual usual) {

    String ownText() {
        return text(own);
    }

    String usualText() {
        return text(usual.value());
    }

    private static String text(@Nullable FactValue value) {
        return value == null ? FactValue.NOTHING : value.text().isEmpty() ? "empty" : value.text();
    }
}
