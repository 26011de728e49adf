package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The custom resources that charts define, and what their definitions do not know. */
final class Definitions {
    private static final int MAX_DEPTH = 100;

    private final Map<String, Value> schemas = new HashMap<>();

    /** Takes a definition in; other objects are none. */
    void add(Value object) {
        if (object.text("kind").equals(RenderedObjects.DEFINITION)) {
            String group = object.text("spec", "group");
            String kind = object.text("spec", "names", "kind");
            for (Value version : object.items("spec", "versions")) {
                Value schema = version.at("schema", "openAPIV3Schema");
                if (schema != null) {
                    schemas.put(group + "/" + version.text("name") + " " + kind, schema);
                }
            }
        }
    }

    /** Returns whether somebody defines the kind of an object. */
    boolean define(Value object) {
        return schemas.containsKey(object.text("apiVersion") + " " + object.text("kind"));
    }

    /** The faults of an object; none where nobody defines its kind. */
    List<ResourceFault> check(Value object) {
        Value schema = schemas.get(object.text("apiVersion") + " " + object.text("kind"));
        List<ResourceFault> faults = new ArrayList<>();
        if (schema != null) {
            object.entries().forEach((key, value) -> {
                if (!List.of("apiVersion", "kind", "metadata").contains(key)) {
                    field(schema, key, value, List.of(), faults);
                }
            });
        }
        return faults;
    }

    private static void field(Value schema, String key, Value value, List<String> above, List<ResourceFault> faults) {
        List<String> path = ValueTrees.below(above, key);
        Value known = schema.at("properties", key);
        Value others = schema.at("additionalProperties");
        if (known == null && !(others instanceof Value.Mapping)) {
            boolean anything = schema.flag("x-kubernetes-preserve-unknown-fields")
                    || schema.flag("additionalProperties")
                    || schema.entries("properties").isEmpty();
            if (!anything) {
                faults.add(new ResourceFault(path, value.at().line(), "is not known to its definition"));
            }
            return;
        }
        check(known == null ? others : known, value, path, faults);
    }

    private static void check(@Nullable Value schema, Value value, List<String> path, List<ResourceFault> faults) {
        if (schema == null
                || path.size() > MAX_DEPTH
                || schema.flag("x-kubernetes-preserve-unknown-fields")
                || schema.flag("x-kubernetes-embedded-resource")) {
            return;
        }
        String type = schema.text("type");
        switch (value) {
            case Value.Mapping mapping -> {
                if (!type.isEmpty() && !type.equals("object")) {
                    faults.add(wrong(path, value, type));
                } else {
                    mapping.entries().forEach((key, below) -> field(schema, key, below, path, faults));
                }
            }
            case Value.Sequence sequence -> {
                if (!type.isEmpty() && !type.equals("array")) {
                    faults.add(wrong(path, value, type));
                } else {
                    sequence.items().forEach(item -> check(schema.at("items"), item, path, faults));
                }
            }
            case Value.Scalar scalar -> {
                if (scalar.value() != null && (type.equals("object") || type.equals("array"))) {
                    faults.add(wrong(path, value, type));
                }
            }
        }
    }

    private static ResourceFault wrong(List<String> path, Value value, String type) {
        return new ResourceFault(
                path, value.at().line(), "must be of type " + type + " by its definition, and is " + value.kind());
    }
}
