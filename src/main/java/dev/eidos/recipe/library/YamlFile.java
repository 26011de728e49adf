package dev.eidos.recipe.library;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.util.Map;

/** A YAML file of a library. A values file may be all comments: it then sets nothing. */
final class YamlFile {
    private YamlFile() {}

    static Value read(String path, String text, String place) {
        return saysNothing(text) ? Value.mapping(Map.of()) : DocumentReader.read(text, place, dialect(path));
    }

    /** All but the registry, the overlays and the mixins are files of charts. */
    private static Dialect dialect(String path) {
        return path.equals(LibraryFiles.REGISTRY)
                        || path.startsWith(LibraryFiles.OVERLAYS)
                        || path.startsWith(LibraryFiles.MIXINS)
                ? Dialect.RECIPE
                : Dialect.HELM;
    }

    private static boolean saysNothing(String text) {
        return text.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
    }
}
