package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.Installation;
import dev.eidos.document.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A component, checked.
 *
 * @param steps in their order: perhaps manifests, the component itself, perhaps more manifests
 * @param dependencies the components that must be there before it
 * @param depth how many components in a row must be there before it, at most
 * @param namespaceLabels what the bundle's components want of its namespace; none for one that every cluster has
 * @param installation how it is installed, with the objects that it waits for by name
 */
public record InstallUnit(
        String name,
        String namespace,
        Value.Mapping values,
        List<InstallStep> steps,
        List<String> dependencies,
        int depth,
        SortedMap<String, String> namespaceLabels,
        Installation installation) {
    public InstallUnit {
        steps = List.copyOf(steps);
        dependencies = List.copyOf(dependencies);
        namespaceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(namespaceLabels));
    }

    /** A unit that is installed as most are. */
    public InstallUnit(
            String name,
            String namespace,
            Value.Mapping values,
            List<InstallStep> steps,
            List<String> dependencies,
            int depth,
            SortedMap<String, String> namespaceLabels) {
        this(name, namespace, values, steps, dependencies, depth, namespaceLabels, Installation.USUAL);
    }

    /** The time limit of one step, as Helm and Flux write it. */
    public String timeout() {
        return installation.minutes() + "m";
    }

    /** The release that is there last, for which others wait. */
    public String last() {
        return steps.getLast().release();
    }
}
