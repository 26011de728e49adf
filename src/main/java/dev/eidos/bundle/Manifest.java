package dev.eidos.bundle;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;

/**
 * A file of Kubernetes objects.
 *
 * @param name the file's name, such as {@code inference-gateway.yaml}
 * @param text one or more YAML documents, as the library has them
 * @param documents the same, read
 */
public record Manifest(String name, String text, List<ManifestDocument> documents) {
    public Manifest {
        documents = List.copyOf(documents);
    }

    /** @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the text is malformed */
    public Manifest(String name, String text) {
        this(name, text, ManifestDocument.all(text, name));
    }
}
