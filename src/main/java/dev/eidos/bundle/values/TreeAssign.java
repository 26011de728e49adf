package dev.eidos.bundle.values;

import dev.eidos.bundle.values.Assignment.PathStep;
import dev.eidos.document.Position;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assignments of values in a tree. */
public final class TreeAssign {
    private static final Value NOTHING = new Value.Scalar(null, Position.NONE);

    private TreeAssign() {}

    /**
     * The tree with the value at the path; what is missing on the way is made.
     *
     * @param shown what asks for it, for errors
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the path leads through a value that is neither a
     *     mapping nor a list
     */
    public static Value.Mapping set(Value.Mapping tree, Assignment assignment, String shown) {
        return (Value.Mapping) set(tree, assignment.path(), 0, assignment.value(), shown);
    }

    private static Value set(@Nullable Value below, List<PathStep> path, int depth, Value value, String shown) {
        if (depth == path.size()) {
            return value;
        }
        boolean absent = below == null || (below instanceof Value.Scalar scalar && scalar.value() == null);
        return switch (path.get(depth)) {
            case PathStep.Index(int position) -> {
                if (!absent && !(below instanceof Value.Sequence)) {
                    throw through(path, depth, below, shown);
                }
                List<Value> items = new ArrayList<>(below == null ? List.of() : below.items());
                while (items.size() <= position) {
                    items.add(NOTHING);
                }
                items.set(position, set(items.get(position), path, depth + 1, value, shown));
                yield Value.sequence(items);
            }
            case PathStep.Key(String name) -> {
                if (!absent && !(below instanceof Value.Mapping)) {
                    throw through(path, depth, below, shown);
                }
                Map<String, Value> entries = new LinkedHashMap<>(below == null ? Map.of() : below.entries());
                entries.put(name, set(entries.get(name), path, depth + 1, value, shown));
                yield Value.mapping(entries);
            }
        };
    }

    private static EidosException through(List<PathStep> path, int depth, @Nullable Value node, String shown) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the path leads through a value that has nothing below it")
                .object(shown)
                .reason((depth == 0 ? "the values are" : "'" + Assignment.text(path.subList(0, depth)) + "' is") + " "
                        + (node == null ? "nothing" : node.kind()))
                .suggestion("see the values with 'eidos query'; set the whole of it, or null to remove it first")
                .build();
    }
}
