package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.recipe.library.LibraryFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places, with their lines, at which a library says something. */
final class LibraryPlaces {
    private final LibraryFiles files;
    private final Map<String, Value> documents = new HashMap<>();

    LibraryPlaces(LibraryFiles files) {
        this.files = files;
    }

    /** Where a component's value is set: in its values first, then in the overlay that comes first by name. */
    String value(ChartUse use, List<String> path) {
        String own = "components/" + use.name() + "/values.yaml";
        List<String> candidates = new ArrayList<>(List.of(own));
        if (use.ref().valuesFile() != null) {
            candidates.add(use.ref().valuesFile());
        }
        for (String file : candidates) {
            Value node = ValueTrees.at(document(file), path);
            if (node != null) {
                return place(file, node);
            }
        }
        for (String file : files.paths()) {
            if (file.startsWith(LibraryFiles.OVERLAYS) || file.startsWith(LibraryFiles.MIXINS)) {
                Value node = override(document(file), use.name(), path);
                if (node != null) {
                    return place(file, node);
                }
            }
        }
        return registered(use.name(), "");
    }

    /** The value among the overrides of a component, wherever they stand in an overlay. */
    private static @Nullable Value override(Value node, String component, List<String> path) {
        return switch (node) {
            case Value.Mapping mapping -> {
                Value overrides = mapping.text("name").equals(component) ? mapping.get("overrides") : null;
                Value found = overrides == null ? null : ValueTrees.at(overrides, path);
                for (Value below : mapping.entries().values()) {
                    found = found == null ? override(below, component, path) : found;
                }
                yield found;
            }
            case Value.Sequence sequence -> {
                Value found = null;
                for (Value item : sequence.items()) {
                    found = found == null ? override(item, component, path) : found;
                }
                yield found;
            }
            case Value.Scalar _ -> null;
        };
    }

    /**
     * Where the registry says something of a component.
     *
     * @param text that stands there; or the entry itself if none does
     */
    String registered(String component, String text) {
        for (Value entry : document(LibraryFiles.REGISTRY).items("components")) {
            if (entry.text("name").equals(component)) {
                Value node = text.isEmpty() ? null : scalar(entry, text);
                return place(LibraryFiles.REGISTRY, node == null ? entry : node);
            }
        }
        return files.place(LibraryFiles.REGISTRY);
    }

    /** Where the registry lists a component's paths to image registries; or the component. */
    String imagePaths(String component) {
        for (Value entry : document(LibraryFiles.REGISTRY).items("components")) {
            Value paths = entry.at("imageRegistryPaths");
            if (entry.text("name").equals(component) && paths != null) {
                return place(LibraryFiles.REGISTRY, paths);
            }
        }
        return registered(component, "");
    }

    private static @Nullable Value scalar(Value node, String text) {
        return switch (node) {
            case Value.Scalar scalar -> scalar.text().equals(text) ? scalar : null;
            case Value.Sequence sequence -> first(sequence.items(), text);
            case Value.Mapping mapping -> first(List.copyOf(mapping.entries().values()), text);
        };
    }

    private static @Nullable Value first(List<Value> nodes, String text) {
        for (Value node : nodes) {
            Value found = scalar(node, text);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    String place(String file, Value node) {
        return place(file, node.at().line());
    }

    String place(String file, int line) {
        return files.place(file) + (line > 0 ? ":" + line : "");
    }

    /** A file with the places of what stands in it, which an index does not have. */
    private Value document(String file) {
        return documents.computeIfAbsent(file, path -> {
            String text = files.text(path);
            if (text == null || text.isBlank()) {
                return Value.Mapping.EMPTY;
            }
            boolean values = path.startsWith("components/");
            return values && saysNothing(text)
                    ? Value.Mapping.EMPTY
                    : DocumentReader.read(text, files.place(path), values ? Dialect.HELM : Dialect.RECIPE);
        });
    }

    private static boolean saysNothing(String text) {
        return text.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
    }
}
