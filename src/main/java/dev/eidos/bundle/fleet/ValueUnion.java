package dev.eidos.bundle.fleet;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that pools have in common, and those in which they contradict each other. Pure. */
final class ValueUnion {
    private final Set<String> either;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Difference> switchedOn = new ArrayList<>();

    /** @param either paths of switches that are on for all if they are on for one */
    ValueUnion(Set<String> either) {
        this.either = Set.copyOf(either);
    }

    /**
     * A value that differs.
     *
     * @param values one for each pool, in their order; null where a pool leaves it to the chart
     */
    record Difference(String path, List<@Nullable Value> values) {}

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** What was off in some pools and is on in all. */
    List<Difference> switchedOn() {
        return List.copyOf(switchedOn);
    }

    Value.Mapping of(List<Value.Mapping> trees) {
        return merge(trees, "");
    }

    private Value.Mapping merge(List<Value.Mapping> trees, String path) {
        Set<String> keys = new LinkedHashSet<>();
        trees.forEach(tree -> keys.addAll(tree.entries().keySet()));
        Map<String, Value> merged = new LinkedHashMap<>();
        for (String key : keys) {
            List<@Nullable Value> values = new ArrayList<>();
            trees.forEach(tree -> values.add(tree.entries().get(key)));
            String step = key.replace(".", "\\.");
            merged.put(key, value(values, path.isEmpty() ? step : path + "." + step));
        }
        return Value.mapping(merged);
    }

    private Value value(List<@Nullable Value> values, String path) {
        Value first = values.stream().filter(Objects::nonNull).findFirst().orElseThrow();
        if (values.stream().allMatch(value -> value != null && same(value, first))) {
            return first;
        }
        if (values.stream().allMatch(value -> value == null || value instanceof Value.Mapping)) {
            List<Value.Mapping> below = new ArrayList<>();
            values.forEach(value -> below.add(value == null ? Value.Mapping.EMPTY : (Value.Mapping) value));
            return merge(below, path);
        }
        var difference = new Difference(path, values);
        if (either.contains(path)) {
            switchedOn.add(difference);
            return values.stream()
                    .filter(value -> value != null && value.text().equals("true"))
                    .findFirst()
                    .orElse(first);
        }
        differences.add(difference);
        return first;
    }

    /** What all have alike. */
    static Value.Mapping common(List<Value.Mapping> trees) {
        Map<String, Value> common = new LinkedHashMap<>();
        trees.getFirst().entries().forEach((key, value) -> {
            List<@Nullable Value> values = new ArrayList<>();
            trees.forEach(tree -> values.add(tree.entries().get(key)));
            if (values.stream().allMatch(other -> other != null && same(other, value))) {
                common.put(key, value);
            } else if (values.stream().allMatch(Value.Mapping.class::isInstance)) {
                common.put(
                        key,
                        common(values.stream().map(Value.Mapping.class::cast).toList()));
            }
        });
        return Value.mapping(common);
    }

    /** Wherever they were read. */
    static boolean same(Value one, Value other) {
        return switch (one) {
            case Value.Mapping mapping ->
                other instanceof Value.Mapping with
                        && mapping.entries().keySet().equals(with.entries().keySet())
                        && mapping.entries().entrySet().stream()
                                .allMatch(entry -> same(
                                        entry.getValue(),
                                        Objects.requireNonNull(with.entries().get(entry.getKey()))));
            case Value.Sequence sequence ->
                other instanceof Value.Sequence with
                        && sequence.items().size() == with.items().size()
                        && everySame(sequence.items(), with.items());
            case Value.Scalar scalar ->
                other instanceof Value.Scalar with && Objects.equals(scalar.value(), with.value());
        };
    }

    private static boolean everySame(List<Value> one, List<Value> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
