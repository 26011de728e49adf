package dev.eidos.recipe.lint.chart;

import java.util.List;

/**
 * A value that a schema refuses.
 *
 * @param path of keys to it
 */
record SchemaFault(List<String> path, String message) {
    SchemaFault {
        path = List.copyOf(path);
    }
}
