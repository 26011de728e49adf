package dev.eidos.bundle.values;

import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that components run on. The registry names the values that say so.
 *
 * @param system the group of nodes for components that run anywhere but on GPU nodes
 * @param accelerated the group of nodes for components that run on GPU nodes
 * @param nodes the number of GPU nodes; 0 if it is not known
 */
public record Scheduling(Group system, Group accelerated, int nodes) {

    /**
     * A group of nodes.
     *
     * @param selector the labels that its nodes have; empty to select none in particular
     * @param tolerations of its taints, as pods have them; empty for the usual one, which tolerates all
     * @param taint the first taint as text, for components that want to know it; null if none was named
     */
    public record Group(
            Map<String, String> selector,
            List<Value> tolerations,
            @Nullable String taint) {
        /** Nobody said anything: nodes are not selected, and GPU nodes, which are often tainted, are tolerated. */
        public static final Group ANY = new Group(Map.of(), List.of(), null);

        public Group {
            selector = Map.copyOf(selector);
            tolerations = List.copyOf(tolerations);
        }
    }

    /** A toleration of every taint. */
    private static final Value EVERYTHING =
            Value.sequence(List.of(Value.mapping(Map.of("operator", Value.scalar("Exists")))));

    /** A component's values with what is asked for here. */
    public Value.Mapping apply(Value.Mapping values, RegisteredComponent component) {
        Value.Mapping result = apply(values, component, "system", system);
        result = apply(result, component, "accelerated", accelerated);
        if (nodes > 0) {
            Value count = Value.scalar(Reading.of(nodes));
            result = set(result, paths(component, "nodeCountPaths"), count, component);
        }
        return result;
    }

    private static Value.Mapping apply(
            Value.Mapping values, RegisteredComponent component, String group, Group wanted) {
        Value.Mapping result = values;
        if (!wanted.selector().isEmpty()) {
            Map<String, Value> labels = new TreeMap<>();
            wanted.selector().forEach((key, value) -> labels.put(key, Value.scalar(value)));
            result = set(result, paths(component, group, "nodeSelectorPaths"), Value.mapping(labels), component);
        }
        Value tolerations = wanted.tolerations().isEmpty() ? EVERYTHING : Value.sequence(wanted.tolerations());
        result = set(result, paths(component, group, "tolerationPaths"), tolerations, component);
        String taint = wanted.taint();
        return taint == null
                ? result
                : set(result, paths(component, group, "taintStrPaths"), Value.scalar(taint), component);
    }

    private static Value.Mapping set(
            Value.Mapping values, List<Value> paths, Value value, RegisteredComponent component) {
        Value.Mapping result = values;
        for (Value path : paths) {
            String shown = component.name() + ":" + path.text();
            result = TreeAssign.set(result, new Assignment(steps(path.text(), shown), value), shown);
        }
        return result;
    }

    private static List<Assignment.PathStep> steps(String path, String shown) {
        try {
            return HelmSet.path(path);
        } catch (MalformedValue e) {
            throw e.at(shown);
        }
    }

    private static List<Value> paths(RegisteredComponent component, String... path) {
        String[] full = new String[path.length + 1];
        full[0] = "nodeScheduling";
        System.arraycopy(path, 0, full, 1, path.length);
        return component.document().items(full);
    }
}
