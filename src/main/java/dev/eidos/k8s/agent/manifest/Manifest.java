package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiResource;
import java.util.function.Consumer;

/**
 * An object as it is wanted.
 *
 * @param namespace empty for objects of the whole cluster
 * @param document the object as the API server takes it
 */
public record Manifest(ObjectKind kind, String namespace, String name, Value.Mapping document) {

    /**
     * An object that says in its metadata what it is called.
     *
     * @param content puts all but {@code apiVersion} and {@code kind}
     */
    static Manifest of(ObjectKind kind, Consumer<MappingBuilder> content) {
        Value.Mapping document = Value.mapping(object -> {
            object.put("apiVersion", kind.apiVersion());
            object.put("kind", kind.kind());
            content.accept(object);
        });
        return new Manifest(kind, document.text("metadata", "namespace"), document.text("metadata", "name"), document);
    }

    /** The path at which such objects are created. */
    public String collectionPath() {
        return kind.collectionPath(namespace);
    }

    /** The path at which this object is read, changed and deleted. */
    public String path() {
        return collectionPath() + "/" + name;
    }

    /** Its address. */
    public ApiResource resource() {
        return new ApiResource(
                kind.group(), kind.version(), kind.plural(), kind.isNamespaced() ? namespace : null, name);
    }

    /** As our errors name it. */
    public String object() {
        return (kind.isNamespaced() ? "namespaces/" + namespace + "/" : "") + kind.plural() + "/" + name;
    }
}
