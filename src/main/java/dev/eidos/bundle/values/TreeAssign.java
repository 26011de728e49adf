package dev.eidos.bundle.values;

import dev.eidos.bundle.values.Assignment.Step;
import dev.eidos.document.Node;
import dev.eidos.document.Position;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets values in a tree. */
public final class TreeAssign {
    private static final Node NOTHING = new Node.Scalar(null, Position.NONE);

    private TreeAssign() {}

    /**
     * The tree with the value at the path; what is missing on the way is made.
     *
     * @param shown what asks for it, for errors
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the path leads through a value that is neither a
     *     mapping nor a list
     */
    public static Node.Mapping set(Node.Mapping tree, Assignment assignment, String shown) {
        return (Node.Mapping) set(tree, assignment.path(), 0, assignment.value(), shown);
    }

    private static Node set(@Nullable Node below, List<Step> path, int depth, Node value, String shown) {
        if (depth == path.size()) {
            return value;
        }
        boolean absent = below == null || (below instanceof Node.Scalar scalar && scalar.value() == null);
        return switch (path.get(depth)) {
            case Step.Index(int position) -> {
                if (!absent && !(below instanceof Node.Sequence)) {
                    throw through(path, depth, below, shown);
                }
                List<Node> items = new ArrayList<>(below == null ? List.of() : below.items());
                while (items.size() <= position) {
                    items.add(NOTHING);
                }
                items.set(position, set(items.get(position), path, depth + 1, value, shown));
                yield Node.sequence(items);
            }
            case Step.Key(String name) -> {
                if (!absent && !(below instanceof Node.Mapping)) {
                    throw through(path, depth, below, shown);
                }
                Map<String, Node> entries = new LinkedHashMap<>(below == null ? Map.of() : below.entries());
                entries.put(name, set(entries.get(name), path, depth + 1, value, shown));
                yield Node.mapping(entries);
            }
        };
    }

    private static EidosException through(List<Step> path, int depth, @Nullable Node node, String shown) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the path leads through a value that has nothing below it")
                .object(shown)
                .reason((depth == 0 ? "the values are" : "'" + Assignment.text(path.subList(0, depth)) + "' is") + " "
                        + (node == null ? "nothing" : node.kind()))
                .suggestion("see the values with 'eidos query'; set the whole of it, or null to remove it first")
                .build();
    }
}
