package dev.eidos.bundle.values;

import dev.eidos.document.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that is set at a path.
 *
 * @param path from the values' root, at least one step
 */
public record Assignment(List<Step> path, Node value) {
    public Assignment {
        path = List.copyOf(path);
    }

    /** One step into a tree. */
    public sealed interface Step {
        /** Into a mapping. */
        record Key(String name) implements Step {}

        /** Into a list, counted from 0. */
        record Index(int position) implements Step {}
    }

    /** As it is written: {@code env[0].name}. */
    public static String text(List<Step> path) {
        return path.stream()
                .map(step -> switch (step) {
                    case Step.Key(String name) -> "." + name.replace(".", "\\.");
                    case Step.Index(int position) -> "[" + position + "]";
                })
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
