package dev.eidos.bundle.values;

import dev.eidos.document.Node;
import dev.eidos.error.MalformedValue;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.RegisteredComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On which nodes components run. The registry names the values that say so.
 *
 * @param system what runs anywhere but on GPU nodes
 * @param accelerated what runs on GPU nodes
 * @param nodes how many GPU nodes there are; 0 if nobody said
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
            List<Node> tolerations,
            @Nullable String taint) {
        /** Nobody said anything: nodes are not selected, and GPU nodes, which are often tainted, are tolerated. */
        public static final Group ANY = new Group(Map.of(), List.of(), null);

        public Group {
            selector = Map.copyOf(selector);
            tolerations = List.copyOf(tolerations);
        }
    }

    /** A toleration of every taint. */
    private static final Node EVERYTHING =
            Node.sequence(List.of(Node.mapping(Map.of("operator", Node.scalar("Exists")))));

    /** A component's values with what is asked for here. */
    public Node.Mapping apply(Node.Mapping values, RegisteredComponent component) {
        Node.Mapping result = apply(values, component, "system", system);
        result = apply(result, component, "accelerated", accelerated);
        if (nodes > 0) {
            Node count = Node.scalar(Reading.of(nodes));
            result = set(result, paths(component, "nodeCountPaths"), count, component);
        }
        return result;
    }

    private static Node.Mapping apply(Node.Mapping values, RegisteredComponent component, String group, Group wanted) {
        Node.Mapping result = values;
        if (!wanted.selector().isEmpty()) {
            Map<String, Node> labels = new TreeMap<>();
            wanted.selector().forEach((key, value) -> labels.put(key, Node.scalar(value)));
            result = set(result, paths(component, group, "nodeSelectorPaths"), Node.mapping(labels), component);
        }
        Node tolerations = wanted.tolerations().isEmpty() ? EVERYTHING : Node.sequence(wanted.tolerations());
        result = set(result, paths(component, group, "tolerationPaths"), tolerations, component);
        String taint = wanted.taint();
        return taint == null
                ? result
                : set(result, paths(component, group, "taintStrPaths"), Node.scalar(taint), component);
    }

    private static Node.Mapping set(Node.Mapping values, List<Node> paths, Node value, RegisteredComponent component) {
        Node.Mapping result = values;
        for (Node path : paths) {
            String shown = component.name() + ":" + path.text();
            result = TreeAssign.set(result, new Assignment(steps(path.text(), shown), value), shown);
        }
        return result;
    }

    private static List<Assignment.Step> steps(String path, String shown) {
        try {
            return HelmSet.path(path);
        } catch (MalformedValue e) {
            throw e.at(shown);
        }
    }

    private static List<Node> paths(RegisteredComponent component, String... path) {
        String[] full = new String[path.length + 1];
        full[0] = "nodeScheduling";
        System.arraycopy(path, 0, full, 1, path.length);
        return component.document().items(full);
    }
}
