package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The identity of an object in a manifest.
 *
 * @param namespace empty if it does not say one
 */
public record ManifestObject(String apiVersion, String kind, String namespace, String name) {

    /** The objects of a file; those of a {@code List} one by one. */
    public static List<ManifestObject> of(ManifestFile manifest) {
        List<ManifestObject> objects = new ArrayList<>();
        manifest.documents().forEach(document -> collect(document.root(), manifest, objects));
        if (objects.isEmpty()) {
            throw invalid(manifest, "it holds no object");
        }
        return objects;
    }

    private static void collect(Value node, ManifestFile manifest, List<ManifestObject> objects) {
        String apiVersion = node.text("apiVersion");
        String kind = node.text("kind");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            throw invalid(manifest, "an object needs apiVersion and kind");
        }
        if (apiVersion.equals("v1") && kind.equals("List")) {
            node.items("items").forEach(item -> collect(item, manifest, objects));
            return;
        }
        objects.add(new ManifestObject(
                apiVersion, kind, node.text("metadata", "namespace"), node.text("metadata", "name")));
    }

    private static EidosException invalid(ManifestFile manifest, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a manifest")
                .object(manifest.name())
                .reason(reason)
                .build();
    }
}
