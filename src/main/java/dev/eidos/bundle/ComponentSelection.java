package dev.eidos.bundle;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.text.Suggestions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The components of a recipe that are bundled.
 *
 * @param named those that the user asked for; empty for all
 * @param withDependencies whether those that they depend on are bundled too
 */
public record ComponentSelection(List<String> named, boolean withDependencies) {
    public static final ComponentSelection ALL = new ComponentSelection(List.of(), true);

    public ComponentSelection {
        named = List.copyOf(named);
    }

    /**
     * The chosen components, in the order of installation.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the recipe does not have one, or does not have
     *     what it depends on
     */
    public List<String> chosen(Recipe recipe) {
        Map<String, ComponentRef> components = new HashMap<>();
        recipe.components().forEach(component -> components.put(component.name(), component));
        Set<String> chosen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(named.isEmpty() ? recipe.deploymentOrder() : named);
        while (!open.isEmpty()) {
            String name = open.pop();
            ComponentRef component = components.get(name);
            if (component == null) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "the recipe has no such component")
                        .object(name)
                        .reason("it has: " + String.join(", ", recipe.deploymentOrder())
                                + Suggestions.question(name, recipe.deploymentOrder()))
                        .suggestion("name one of these, or make a recipe that has it")
                        .build();
            }
            if (component.isSwitchedOff()) {
                if (named.contains(name)) {
                    throw EidosException.of(ErrorCode.INVALID_INPUT, "the recipe has the component switched off")
                            .object(name)
                            .reason("its overrides have 'enabled: false'")
                            .suggestion("make a recipe that has it, or leave it out of -b")
                            .build();
                }
                continue; // what depends on it does without
            }
            if (chosen.add(name) && withDependencies) {
                for (String dependency : component.dependencyRefs()) {
                    if (!components.containsKey(dependency)) {
                        throw EidosException.of(ErrorCode.INVALID_INPUT, "a component depends on one that is not there")
                                .object(name)
                                .reason("it depends on '" + dependency + "', which the recipe does not have")
                                .suggestion("%s leaves dependencies out", Setting.off("deps"))
                                .build();
                    }
                    open.push(dependency);
                }
            }
        }
        List<String> ordered = new ArrayList<>(recipe.deploymentOrder());
        ordered.retainAll(chosen);
        return ordered;
    }

    /** The components that are bundled only because a named one depends on them; empty if none was named. */
    public List<String> broughtAlong(Recipe recipe) {
        List<String> brought = new ArrayList<>(chosen(recipe));
        if (named.isEmpty()) {
            return List.of();
        }
        brought.removeAll(named);
        return brought;
    }
}
