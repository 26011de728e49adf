package dev.eidos.live.assertion;

import dev.eidos.document.Value;
import dev.eidos.jmespath.JmesPath;
import dev.eidos.jmespath.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a mapping, or what an expression finds in it, and what is expected of that.
 *
 * @param name of the field; empty where there is an expression
 * @param expression which leads to the value; null for the field of that name
 * @param each whether it is expected of every item
 */
record ExpectedField(String name, @Nullable JmesPath expression, boolean each, Expected value) {

    List<Mismatch> mismatches(Value found, String path) {
        if (expression == null) {
            @Nullable Value there = found.at(name);
            return there == null ? absent(under(path, name)) : judged(there, under(path, name));
        }
        Value there = expression.search(found);
        if (each || !(value instanceof Expected.Exactly(Value wanted))) {
            return judged(there, under(path, "(" + expression + ")"));
        }
        return Values.equal(there, wanted)
                ? List.of()
                : List.of(new Mismatch(path, Told.of(expression, found, there, wanted)));
    }

    /** A field that is not there is not what is expected, be that nothing in particular: {@code status: {}}. */
    private List<Mismatch> absent(String path) {
        List<Mismatch> told = judged(Values.NULL, path);
        return told.isEmpty() ? List.of(new Mismatch(path, "is not set")) : told;
    }

    private List<Mismatch> judged(Value there, String path) {
        if (!each) {
            return value.mismatches(there, path);
        }
        if (there instanceof Value.Scalar) {
            return List.of(new Mismatch(path, "is " + Told.of(there) + ", not a list"));
        }
        List<Value> items = there instanceof Value.Sequence list
                ? list.items()
                : List.copyOf(there.entries().values());
        List<Mismatch> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            all.addAll(value.mismatches(items.get(i), path + "[" + i + "]"));
        }
        return all;
    }

    void tell(String path, Map<String, String> told) {
        String field = expression == null ? name : "(" + expression + ")";
        value.tell(under(path, each ? "~." + field : field), told);
    }

    private static String under(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
