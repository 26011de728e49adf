package dev.eidos.place;

import dev.eidos.error.MalformedValue;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The place that a document is written to. */
public sealed interface Destination {

    /** Standard output: {@code -}. */
    record Stdout() implements Destination {}

    /** A file, replaced whole or not at all. */
    record File(Path path) implements Destination {}

    /** A folder, for what writes several files: a path that ends with a slash. */
    record Folder(Path path) implements Destination {}

    /** A ConfigMap: {@code cm://namespace/name}. */
    record ConfigMap(ConfigMapUri uri) implements Destination {}

    /**
     * The destination that a text names.
     *
     * @throws MalformedValue if it is none of these
     */
    static Destination parse(String text) {
        if (text.equals("-")) {
            return new Stdout();
        }
        if (text.startsWith("cm://")) {
            return new ConfigMap(ConfigMapUri.parse(text));
        }
        int scheme = text.indexOf("://");
        if (text.isBlank() || scheme > 0) {
            throw invalid(text, scheme > 0 ? "cannot write to " + text.substring(0, scheme) + "://" : "it is empty");
        }
        try {
            Path path = Path.of(text);
            return text.endsWith("/") ? new Folder(path) : new File(path);
        } catch (InvalidPathException e) {
            throw invalid(text, e.getReason());
        }
    }

    private static MalformedValue invalid(String text, String reason) {
        return new MalformedValue(
                "not a destination", text, reason, "use a file, - for standard output, or cm://namespace/name");
    }
}
