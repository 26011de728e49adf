package dev.eidos.bundle.values;

import dev.eidos.document.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that is set at a path.
 *
 * @param path from the values' root, at least one step
 */
public record Assignment(List<PathStep> path, Value value) {
    public Assignment {
        path = List.copyOf(path);
    }

    /** One step into a tree. */
    public sealed interface PathStep {
        /** Into a mapping. */
        record Key(String name) implements PathStep {}

        /** Into a list, counted from 0. */
        record Index(int position) implements PathStep {}
    }

    /** As it is written: {@code env[0].name}. */
    public static String text(List<PathStep> path) {
        return path.stream()
                .map(step -> switch (step) {
                    case PathStep.Key(String name) -> "." + name.replace(".", "\\.");
                    case PathStep.Index(int position) -> "[" + position + "]";
                })
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
