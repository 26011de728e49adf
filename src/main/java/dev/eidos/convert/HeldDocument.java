package dev.eidos.convert;

import dev.eidos.document.Value;
import java.util.Map;

/**
 * The document that a ConfigMap holds, as {@code kubectl get configmap -o yaml} prints it.
 *
 * @param name of the file, with the ConfigMap's key
 */
record HeldDocument(String text, String name) {

    /** The first of its keys that is called as a document is. */
    static HeldDocument of(Value.Mapping configMap, String name) {
        for (Map.Entry<String, String> entry : configMap.texts("data").entrySet()) {
            String key = entry.getKey();
            if (key.endsWith(".yaml") || key.endsWith(".json")) {
                return new HeldDocument(entry.getValue(), name + " (data." + key + ")");
            }
        }
        throw Conversion.unusable(
                name, "the ConfigMap has no key that ends in .yaml or .json", "pass the document itself");
    }
}
