package dev.eidos.bundle.deployer;

import dev.eidos.document.Node;
import java.util.List;

/**
 * A component, checked.
 *
 * @param steps in their order: perhaps manifests, the component itself, perhaps more manifests
 * @param dependencies the components that must be there before it
 * @param depth how many components in a row must be there before it, at most
 */
record InstallUnit(
        String name, String namespace, Node.Mapping values, List<Step> steps, List<String> dependencies, int depth) {
    InstallUnit {
        steps = List.copyOf(steps);
        dependencies = List.copyOf(dependencies);
    }

    /** The release that is there last, for which others wait. */
    String last() {
        return steps.getLast().release();
    }
}
