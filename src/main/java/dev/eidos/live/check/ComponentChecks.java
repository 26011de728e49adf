package dev.eidos.live.check;

import dev.eidos.live.assertion.AssertFile;
import java.util.List;

/**
 * The checks of a component: what its own file says about a cluster in which it works.
 *
 * @param workloads false for one whose chart has none, so that it is not looked for by them
 * @param named workloads of its namespace that are its own and have no label that says so
 * @param crds the CustomResourceDefinitions that it brings, by name
 * @param asserts what assert files ask besides
 */
public record ComponentChecks(
        boolean workloads, List<String> named, List<String> crds, List<ObjectCheck> checks, AssertFile asserts) {
    /** Those of a component of which the library says nothing. */
    public static final ComponentChecks NONE =
            new ComponentChecks(true, List.of(), List.of(), List.of(), AssertFile.NONE);

    public ComponentChecks {
        named = List.copyOf(named);
        crds = List.copyOf(crds);
        checks = List.copyOf(checks);
    }

    /** The same with what assert files ask. */
    public ComponentChecks with(AssertFile file) {
        return new ComponentChecks(workloads, named, crds, checks, file);
    }

    /** The file of a library that has them. */
    public static String file(String component) {
        return "components/" + component + "/checks.yaml";
    }
}
