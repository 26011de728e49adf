package dev.eidos.collector.k8s.served;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.Arguments;
import dev.eidos.redact.CredentialMask;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tree as scalars under dotted keys, in the order of the keys. List items are numbered from 0, except that the items
 * of an {@code env} list go by their names. Empty maps and lists say nothing.
 */
record FlattenedSpec(String prefix) {
    private static final int MAX_DEPTH = 32;

    void addTo(Subtype.Builder subtype, @Nullable Value spec) {
        if (spec instanceof Value.Mapping mapping) {
            addMap(subtype, prefix, mapping, MAX_DEPTH);
        }
    }

    private static void addMap(Subtype.Builder subtype, String path, Value.Mapping map, int depth) {
        new TreeMap<>(map.entries()).forEach((key, value) -> {
            if (key.equals("env") && value instanceof Value.Sequence variables) {
                addEnvironment(subtype, path + key + ".", variables.items(), depth - 1);
            } else {
                add(subtype, path + key, key, value, depth - 1);
            }
        });
    }

    private static void add(Subtype.Builder subtype, String path, String key, Value value, int depth) {
        if (depth < 0) {
            subtype.put(path, Reading.of("nested too deeply"));
            return;
        }
        switch (value) {
            case Value.Mapping map -> addMap(subtype, path + ".", map, depth);
            case Value.Sequence items -> {
                List<Value> shown = withoutSecrets(items.items());
                for (int i = 0; i < shown.size(); i++) {
                    add(subtype, path + "." + i, key, shown.get(i), depth - 1);
                }
            }
            case Value.Scalar scalar -> {
                if (scalar.value() != null) {
                    subtype.put(path, CredentialMask.ofField(key, scalar.value()));
                }
            }
        }
    }

    /** Any list of texts may be the arguments of a command, where a name and its secret stand in two items. */
    private static List<Value> withoutSecrets(List<Value> items) {
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Value.Scalar scalar) || !(scalar.value() instanceof Reading.Text text)) {
                return items;
            }
            texts.add(text.value());
        }
        return Arguments.hide(texts).stream()
                .map(Value::scalar)
                .map(Value.class::cast)
                .toList();
    }

    private static void addEnvironment(Subtype.Builder subtype, String path, List<Value> variables, int depth) {
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i).textOrNull("name");
            String value = variables.get(i).textOrNull("value");
            if (name != null && value != null) {
                subtype.put(path + name, CredentialMask.ofVariable(name, value));
            } else {
                add(subtype, path + i, "env", variables.get(i), depth);
            }
        }
    }
}
