package dev.eidos.recipe;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The order in which components are installed. */
public final class DependencyOrder {
    private DependencyOrder() {}

    /**
     * The names of components, each after all that it depends on; those that could be next are ordered by name. Those
     * that are switched off are not installed, and nothing waits for them.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if a dependency is not among the components, or
     *     components depend on each other in a circle, which is named
     */
    public static List<String> of(List<ComponentRef> all) {
        Set<String> off = new HashSet<>();
        List<ComponentRef> components = new ArrayList<>(all.size());
        Map<String, ComponentRef> byName = new HashMap<>();
        for (ComponentRef component : all) {
            if (component.isSwitchedOff()) {
                off.add(component.name());
            } else {
                components.add(component);
                byName.put(component.name(), component);
            }
        }
        Map<String, Integer> waitingFor = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        PriorityQueue<String> ready = new PriorityQueue<>();
        for (ComponentRef component : components) {
            int dependencies = 0;
            for (String dependency : component.dependencyRefs()) {
                if (off.contains(dependency)) {
                    continue;
                }
                dependencies++;
                if (!byName.containsKey(dependency)) {
                    throw missing(component, dependency);
                }
                dependents.computeIfAbsent(dependency, _ -> new ArrayList<>()).add(component.name());
            }
            waitingFor.put(component.name(), dependencies);
            if (dependencies == 0) {
                ready.add(component.name());
            }
        }
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String next = ready.remove();
            order.add(next);
            for (String dependent : dependents.getOrDefault(next, List.of())) {
                int left = waitingFor.merge(dependent, -1, Integer::sum);
                if (left == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (order.size() < byName.size()) {
            throw circle(byName, new HashSet<>(order));
        }
        return order;
    }

    private static EidosException missing(ComponentRef component, String dependency) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "a component depends on one that is not there")
                .object(component.name())
                .reason("it depends on '" + dependency + "', which the recipe does not have")
                .suggestion("add the component, or take it out of 'dependencyRefs'")
                .build();
    }

    /** The failure for a circle. Whatever was not ordered depends on one: follow the first until a name comes twice. */
    private static EidosException circle(Map<String, ComponentRef> components, Set<String> ordered) {
        String at = components.keySet().stream()
                .filter(name -> !ordered.contains(name))
                .sorted()
                .findFirst()
                .orElseThrow();
        List<String> path = new ArrayList<>();
        while (!path.contains(at)) {
            path.add(at);
            ComponentRef component = components.get(at);
            at = component == null
                    ? at
                    : component.dependencyRefs().stream()
                            .filter(name -> components.containsKey(name) && !ordered.contains(name))
                            .findFirst()
                            .orElseThrow();
        }
        List<String> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
        circle.add(at);
        return EidosException.of(ErrorCode.INVALID_INPUT, "components depend on each other in a circle")
                .object(at)
                .reason(String.join(" -> ", circle))
                .suggestion("take one of these out of 'dependencyRefs'")
                .build();
    }
}
