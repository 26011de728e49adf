package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundledComponent.Manifest;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What identifies an object in a manifest.
 *
 * @param namespace empty if it does not say one
 */
record ManifestObject(String apiVersion, String kind, String namespace, String name) {

    /** The objects of a file; those of a {@code List} one by one. */
    static List<ManifestObject> of(Manifest manifest) {
        List<ManifestObject> objects = new ArrayList<>();
        for (String document : documents(manifest.text())) {
            collect(DocumentReader.read(document, manifest.name()), manifest, objects);
        }
        if (objects.isEmpty()) {
            throw invalid(manifest, "it holds no object");
        }
        return objects;
    }

    private static void collect(Node node, Manifest manifest, List<ManifestObject> objects) {
        String apiVersion = Tree.text(node, "apiVersion");
        String kind = Tree.text(node, "kind");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            throw invalid(manifest, "an object needs apiVersion and kind");
        }
        if (apiVersion.equals("v1") && kind.equals("List")) {
            Tree.items(node, "items").forEach(item -> collect(item, manifest, objects));
            return;
        }
        objects.add(new ManifestObject(
                apiVersion, kind, Tree.text(node, "metadata", "namespace"), Tree.text(node, "metadata", "name")));
    }

    /** YAML lets a line begin with three dashes or dots only between documents (YAML 1.2.2, 9.1.2). */
    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        var document = new StringBuilder();
        boolean content = false;
        for (String line : (text + "\n---").split("\n", -1)) {
            String stripped = line.strip();
            boolean marker = line.startsWith("---") || stripped.equals("...");
            if (marker) {
                if (content) {
                    documents.add(document.toString());
                }
                document.setLength(0);
                content = false;
                stripped = stripped.substring(3).strip();
                line = stripped;
            }
            content |= !stripped.isEmpty() && !stripped.startsWith("#");
            document.append(line).append('\n');
        }
        return documents;
    }

    private static EidosException invalid(Manifest manifest, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a manifest")
                .object(manifest.name())
                .reason(reason)
                .build();
    }
}
