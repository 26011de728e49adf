package dev.eidos.bundle;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;

/**
 * A file of Kubernetes objects, or a template of them that only Helm can read.
 *
 * @param name the file's name, such as {@code inference-gateway.yaml}
 * @param text as the library has it
 * @param template whether Helm must render it, with the component's values under the component's name
 * @param documents what the text says; none of a template
 */
public record ManifestFile(String name, String text, boolean template, List<ManifestDocument> documents) {
    public ManifestFile {
        documents = List.copyOf(documents);
    }

    /**
     * Reads a file.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the text is malformed
     */
    public static ManifestFile of(String name, String text) {
        return TemplateActions.areIn(text)
                ? new ManifestFile(name, text, true, List.of())
                : new ManifestFile(name, text, false, ManifestDocument.all(text, name));
    }
}
