package dev.eidos.collector.k8s;

import dev.eidos.collector.Arguments;
import dev.eidos.collector.Credentials;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tree as scalars under dotted keys, in the order of the keys. List items are numbered from 0, except that the items
 * of an {@code env} list go by their names. Empty maps and lists say nothing.
 */
record FlattenedSpec(String prefix) {
    private static final int MAX_DEPTH = 32;

    void addTo(Subtype.Builder subtype, @Nullable Map<String, Object> spec) {
        if (spec != null) {
            addMap(subtype, prefix, spec, MAX_DEPTH);
        }
    }

    private static void addMap(Subtype.Builder subtype, String path, Map<?, ?> map, int depth) {
        new TreeMap<Object, Object>(map).forEach((key, value) -> {
            if ("env".equals(key) && value instanceof List<?> variables) {
                addEnvironment(subtype, path + key + ".", variables, depth - 1);
            } else {
                add(subtype, path + key, String.valueOf(key), value, depth - 1);
            }
        });
    }

    private static void add(Subtype.Builder subtype, String path, String key, @Nullable Object value, int depth) {
        if (depth < 0) {
            subtype.put(path, Reading.of("nested too deeply"));
            return;
        }
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> addMap(subtype, path + ".", map, depth);
            case List<?> items -> {
                List<?> shown = withoutSecrets(items);
                for (int i = 0; i < shown.size(); i++) {
                    add(subtype, path + "." + i, key, shown.get(i), depth - 1);
                }
            }
            default -> subtype.put(path, Credentials.ofField(key, scalar(value)));
        }
    }

    /** Any list of texts may be the arguments of a command, where a name and its secret stand in two items. */
    private static List<?> withoutSecrets(List<?> items) {
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String text)) {
                return items;
            }
            texts.add(text);
        }
        return Arguments.hide(texts);
    }

    private static Reading scalar(Object value) {
        return switch (value) {
            case Boolean flag -> Reading.of(flag.booleanValue());
            case Integer whole -> Reading.of(whole.longValue());
            case Long whole -> Reading.of(whole.longValue());
            case BigInteger whole -> Reading.of(new BigDecimal(whole));
            case BigDecimal decimal -> Reading.of(decimal);
            case Double decimal -> Reading.of(BigDecimal.valueOf(decimal));
            default -> Reading.of(value.toString());
        };
    }

    private static void addEnvironment(Subtype.Builder subtype, String path, List<?> variables, int depth) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i) instanceof Map<?, ?> variable
                    && variable.get("name") instanceof String name
                    && variable.get("value") instanceof String value) {
                subtype.put(path + name, Credentials.ofVariable(name, value));
            } else {
                add(subtype, path + i, "env", variables.get(i), depth);
            }
        }
    }
}
