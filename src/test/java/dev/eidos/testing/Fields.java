package dev.eidos.testing;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into trees as tests do: by a path of keys and list positions, without a word about what is missing. */
public final class Fields {
    private Fields() {}

    /** Null where there is nothing. */
    public static @Nullable Value at(Value root, Object... path) {
        Value node = root;
        for (Object step : path) {
            Value next = switch (node) {
                case Value.Mapping mapping -> mapping.get(String.valueOf(step));
                case Value.Sequence list
                when step instanceof Integer index && index < list.items().size() ->
                    list.items().get(index);
                case Value.Sequence list -> null;
                case Value.Scalar scalar -> null;
            };
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }

    /** Empty where there is nothing, or no text. */
    public static String text(Value root, Object... path) {
        if (at(root, path) instanceof Value.Scalar scalar) {
            Reading value = scalar.value();
            return value == null ? "" : value.asText();
        }
        return "";
    }

    public static boolean has(Value root, Object... path) {
        return at(root, path) != null;
    }

    /** A list's items; none where there is no list. */
    public static List<Value> items(Value root, Object... path) {
        return at(root, path) instanceof Value.Sequence list ? list.items() : List.of();
    }

    public static String name(Value object) {
        return text(object, "metadata", "name");
    }
}
