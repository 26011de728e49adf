package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;

/** What Flux's objects have in common. */
final class FluxObject {
    static final String SOURCE_API = "source.toolkit.fluxcd.io/v1";

    /** How often Flux looks whether the cluster is still as it should be. */
    static final String INTERVAL = "30m";

    private FluxObject() {}

    /** The object of a component or step. */
    static Node.Mapping of(String apiVersion, String kind, ObjectNames names, String part, Node.Mapping spec) {
        return of(apiVersion, kind, names.namespace(), names.of(part), spec);
    }

    /** The object that stands for the bundle. */
    static Node.Mapping root(String apiVersion, String kind, ObjectNames names, Node.Mapping spec) {
        return of(apiVersion, kind, names.namespace(), names.root(), spec);
    }

    private static Node.Mapping of(String apiVersion, String kind, String namespace, String name, Node.Mapping spec) {
        return new MappingBuilder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put(
                        "metadata",
                        new MappingBuilder()
                                .put("name", name)
                                .put("namespace", namespace)
                                .build())
                .put("spec", spec)
                .build();
    }

    static Node.Mapping reference(String kind, String name) {
        return new MappingBuilder().put("kind", kind).put("name", name).build();
    }
}
