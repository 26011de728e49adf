package dev.eidos.place;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a document goes. */
public sealed interface Destination {

    /** Standard output: {@code -}. */
    record Stdout() implements Destination {}

    /** A file, replaced whole or not at all. */
    record File(Path path) implements Destination {}

    /** A ConfigMap: {@code cm://namespace/name}. */
    record ConfigMap(ConfigMapUri uri) implements Destination {}

    /**
     * What a user wrote after {@code --output}.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is none of these
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
            return new File(Path.of(text));
        } catch (InvalidPathException e) {
            throw invalid(text, e.getReason());
        }
    }

    private static EidosException invalid(String text, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a destination")
                .object("--output " + text)
                .reason(reason)
                .suggestion("use a file, - for standard output, or cm://namespace/name")
                .build();
    }
}
