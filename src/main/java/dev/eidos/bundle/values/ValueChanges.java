package dev.eidos.bundle.values;

import dev.eidos.document.TreeMerge;
import dev.eidos.document.Value;
import java.util.List;

/** The changes that a user makes to components' values, in the order of the command line. */
public record ValueChanges(List<Change> changes) {
    public static final ValueChanges NONE = new ValueChanges(List.of());

    public ValueChanges {
        changes = List.copyOf(changes);
    }

    /** One change of one component. */
    public sealed interface Change {
        /** The component's name, or another that the registry has for it. */
        String component();

        /** The flag and its text, for errors. */
        String shown();
    }

    /** Single values. */
    public record SetValues(String component, List<Assignment> assignments, String shown) implements Change {
        public SetValues {
            assignments = List.copyOf(assignments);
        }
    }

    /** A whole tree, laid over the values. */
    public record MergeValues(String component, Value.Mapping values, String shown) implements Change {}

    /** The values after a change. */
    public static Value.Mapping apply(Value.Mapping values, Change change) {
        return switch (change) {
            case MergeValues merge -> TreeMerge.merge(values, merge.values());
            case SetValues set -> {
                Value.Mapping result = values;
                for (Assignment assignment : set.assignments()) {
                    result = TreeAssign.set(result, assignment, set.shown());
                }
                yield result;
            }
        };
    }
}
