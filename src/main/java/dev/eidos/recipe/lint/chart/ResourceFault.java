package dev.eidos.recipe.lint.chart;

import java.util.List;

/**
 * A field of a custom resource that an API server drops or refuses.
 *
 * @param line in the text that the object is from
 * @param message what is wrong, as a phrase with a verb
 */
record ResourceFault(List<String> path, int line, String message) {
    ResourceFault {
        path = List.copyOf(path);
    }

    String text() {
        return ValueTrees.text(path) + " " + message;
    }
}
