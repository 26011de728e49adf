package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;

/** The parts that all of Flux's objects have in common. */
final class FluxObject {
    static final String SOURCE_API = "source.toolkit.fluxcd.io/v1";

    /** The time between two reconciliations, in which Flux compares the cluster with the bundle. */
    static final String INTERVAL = "30m";

    private FluxObject() {}

    /** The object of a component or step. */
    static Value.Mapping of(String apiVersion, String kind, ObjectNames names, String part, Value.Mapping spec) {
        return of(apiVersion, kind, names.namespace(), names.of(part), spec);
    }

    /** The object that stands for the bundle. */
    static Value.Mapping root(String apiVersion, String kind, ObjectNames names, Value.Mapping spec) {
        return of(apiVersion, kind, names.namespace(), names.root(), spec);
    }

    private static Value.Mapping of(String apiVersion, String kind, String namespace, String name, Value.Mapping spec) {
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

    static Value.Mapping reference(String kind, String name) {
        return new MappingBuilder().put("kind", kind).put("name", name).build();
    }
}
