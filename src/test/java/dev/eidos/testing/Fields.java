package dev.eidos.testing;

import dev.eidos.document.Node;
import dev.eidos.measurement.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into trees as tests do: by a path of keys and list positions, without a word about what is missing. */
public final class Fields {
    private Fields() {}

    /** Null where there is nothing. */
    public static @Nullable Node at(Node root, Object... path) {
        Node node = root;
        for (Object step : path) {
            Node next = switch (node) {
                case Node.Mapping mapping -> mapping.get(String.valueOf(step));
                case Node.Sequence list
                when step instanceof Integer index && index < list.items().size() ->
                    list.items().get(index);
                case Node.Sequence list -> null;
                case Node.Scalar scalar -> null;
            };
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }

    /** Empty where there is nothing, or no text. */
    public static String text(Node root, Object... path) {
        if (at(root, path) instanceof Node.Scalar scalar) {
            Reading value = scalar.value();
            return value == null ? "" : value.asText();
        }
        return "";
    }

    public static boolean has(Node root, Object... path) {
        return at(root, path) != null;
    }

    /** A list's items; none where there is no list. */
    public static List<Node> items(Node root, Object... path) {
        return at(root, path) instanceof Node.Sequence list ? list.items() : List.of();
    }

    public static String name(Node object) {
        return text(object, "metadata", "name");
    }
}
