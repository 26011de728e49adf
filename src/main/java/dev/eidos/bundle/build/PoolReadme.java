package dev.eidos.bundle.build;

import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;

/** What the README of a fleet's bundle says of its pools. */
final class PoolReadme {
    private PoolReadme() {}

    static String of(FleetRecipe fleet) {
        var text = new StringBuilder("""

            ## Pools

            The nodes of each pool are those with these labels. A GPU node that has none of them gets no driver: label
            nodes before they join.

            | pool | nodes | operating system | node selector |
            |---|---|---|---|
            """);
        for (NodePool pool : fleet.pools()) {
            text.append("| ")
                    .append(pool.name())
                    .append(" | ")
                    .append(pool.nodes())
                    .append(" | ")
                    .append(pool.recipe().criteria().get(Criterion.OS))
                    .append(" | ")
                    .append(pool.selectorText().isEmpty() ? "none" : "`" + pool.selectorText() + "`")
                    .append(" |\n");
        }
        return text.append("""

            Which driver each pool gets is in `gpu-operator/values.yaml`, under `extraObjects`: an NVIDIADriver for each
            pool whose driver is the operator's. `kubectl get nvidiadrivers` shows their state. A cluster whose driver
            the ClusterPolicy has managed so far is changed over node by node: read "Migrating from Cluster Policy Driver
            Management" in the GPU Operator's documentation first.
            """).toString();
    }
}
