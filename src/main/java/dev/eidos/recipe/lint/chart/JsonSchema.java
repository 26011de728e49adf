package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSON Schema that charts use to say of which type values are. What only whole values can answer
 * ({@code required}) is left out, for these are laid over others; so are patterns, which may take for ever.
 */
final class JsonSchema {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STEPS = 200_000;

    private final Value.Mapping root;
    private int steps;

    private JsonSchema(Value.Mapping root) {
        this.root = root;
    }

    /** The faults of values that a schema is for. */
    static List<SchemaFault> check(Value.Mapping schema, Value values) {
        return new JsonSchema(schema).check(schema, values, List.of(), 0);
    }

    private List<SchemaFault> check(@Nullable Value schema, Value value, List<String> path, int depth) {
        boolean isNull = value instanceof Value.Scalar scalar && scalar.value() == null;
        if (!(schema instanceof Value.Mapping rules) || isNull || depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            return List.of(); // a null takes the chart's own value away
        }
        List<SchemaFault> faults = new ArrayList<>();
        String reference = rules.text("$ref");
        if (reference.startsWith("#/")) {
            faults.addAll(check(referred(reference), value, path, depth + 1));
        }
        type(rules, value, path, faults);
        if (faults.isEmpty()) {
            choice(rules, value, path, faults);
            below(rules, value, path, depth, faults);
            combined(rules, value, path, depth, faults);
        }
        return List.copyOf(faults);
    }

    private @Nullable Value referred(String reference) {
        Value at = root;
        for (String part : reference.substring(2).split("/", -1)) {
            at = at == null ? null : at.at(part.replace("~1", "/").replace("~0", "~"));
        }
        return at;
    }

    private static void type(Value.Mapping rules, Value value, List<String> path, List<SchemaFault> faults) {
        List<String> types = rules.get("type") instanceof Value.Sequence several
                ? several.items().stream().map(Value::text).toList()
                : rules.text("type").isEmpty() ? List.of() : List.of(rules.text("type"));
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, value))) {
            faults.add(new SchemaFault(path, "it must be of type " + String.join(" or ", types) + ", and is "
                    + typeOf(value)));
        }
    }

    private static boolean isOf(String type, Value value) {
        String own = typeOf(value);
        return own.equals(type) || (type.equals("number") && own.equals("integer"));
    }

    private static String typeOf(Value value) {
        return switch (value) {
            case Value.Mapping _ -> "object";
            case Value.Sequence _ -> "array";
            case Value.Scalar scalar -> switch (scalar.value()) {
                case null -> "null";
                case Reading.Flag _ -> "boolean";
                case Reading.Whole _ -> "integer";
                case Reading.Decimal _ -> "number";
                case Reading.Text _ -> "string";
            };
        };
    }

    private static void choice(Value.Mapping rules, Value value, List<String> path, List<SchemaFault> faults) {
        List<Value> allowed = rules.items("enum");
        if (!allowed.isEmpty()
                && value instanceof Value.Scalar
                && allowed.stream().noneMatch(one -> one.text().equals(value.text()))) {
            faults.add(new SchemaFault(path, "it must be one of "
                    + String.join(", ", allowed.stream().map(Value::text).toList())));
        }
        if (value instanceof Value.Scalar scalar && scalar.value() instanceof Reading.Whole(long number)) {
            if (rules.get("minimum") != null && number < rules.number("minimum", Long.MIN_VALUE)) {
                faults.add(new SchemaFault(path, "it must be at least " + rules.text("minimum")));
            }
            if (rules.get("maximum") != null && number > rules.number("maximum", Long.MAX_VALUE)) {
                faults.add(new SchemaFault(path, "it must be at most " + rules.text("maximum")));
            }
        }
    }

    private void below(Value.Mapping rules, Value value, List<String> path, int depth, List<SchemaFault> faults) {
        if (value instanceof Value.Sequence list) {
            for (Value item : list.items()) {
                faults.addAll(check(rules.get("items"), item, path, depth + 1));
            }
        }
        if (value instanceof Value.Mapping mapping) {
            Map<String, Value> known = rules.entries("properties");
            boolean patterns = rules.get("patternProperties") != null;
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                List<String> at = ValueTrees.below(path, entry.getKey());
                if (known.containsKey(entry.getKey())) {
                    faults.addAll(check(known.get(entry.getKey()), entry.getValue(), at, depth + 1));
                } else if (rules.isFalse("additionalProperties") && !patterns) {
                    faults.add(new SchemaFault(at, "there is no such value"));
                } else if (!patterns) {
                    faults.addAll(check(rules.get("additionalProperties"), entry.getValue(), at, depth + 1));
                }
            }
        }
    }

    private void combined(Value.Mapping rules, Value value, List<String> path, int depth, List<SchemaFault> faults) {
        for (Value all : rules.items("allOf")) {
            faults.addAll(check(all, value, path, depth + 1));
        }
        for (String some : List.of("anyOf", "oneOf")) {
            List<SchemaFault> best = null;
            for (Value one : rules.items(some)) {
                List<SchemaFault> its = check(one, value, path, depth + 1);
                best = best == null || its.size() < best.size() ? its : best;
            }
            if (best != null) {
                faults.addAll(best);
            }
        }
    }
}
