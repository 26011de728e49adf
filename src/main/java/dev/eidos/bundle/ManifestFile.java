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
 * @param before whether the recipe wants it installed before the component's chart, whatever it holds
 * @param documents what the text says; none of a template
 */
public record ManifestFile(
        String name, String text, boolean template, boolean before, List<ManifestDocument> documents) {
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
                ? new ManifestFile(name, text, true, false, List.of())
                : new ManifestFile(name, text, false, false, ManifestDocument.all(text, name));
    }

    /**
     * Reads a file that nobody renders, whatever braces are in it.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the text is malformed
     */
    public static ManifestFile asItIs(String name, String text) {
        return new ManifestFile(name, text, false, false, ManifestDocument.all(text, name));
    }

    /** The same, installed before the component's chart or when its kind of file is. */
    public ManifestFile before(boolean wanted) {
        return new ManifestFile(name, text, template, wanted, documents);
    }
}
