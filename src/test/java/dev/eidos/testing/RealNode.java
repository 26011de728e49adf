package dev.eidos.testing;

import dev.eidos.document.Value;

/** A node of the test cluster that runs containers: none of those that tests let join. */
public final class RealNode {
    /** As simulated nodes have it. */
    private static final String SIMULATED = "eidos.test/simulated";

    private RealNode() {}

    /** The flag's value that leads there; which labels stand-ins have too is the control plane's affair. */
    public static String selector() {
        return "kubernetes.io/hostname=" + Fields.text(node(), "metadata", "labels", "kubernetes.io/hostname");
    }

    public static String name() {
        return Fields.name(node());
    }

    private static Value node() {
        for (Value node : Fields.items(RawApi.require().get("/api/v1/nodes"), "items")) {
            if (!Fields.has(node, "metadata", "labels", StandInNode.LABEL)
                    && !Fields.has(node, "metadata", "labels", SIMULATED)
                    && isReady(node)) {
                return node;
            }
        }
        throw new IllegalStateException("the cluster has no node of its own");
    }

    /** Nodes that a killed run of tests has left are there, but nobody calls them ready. */
    private static boolean isReady(Value node) {
        return Fields.items(node, "status", "conditions").stream()
                .anyMatch(condition -> Fields.text(condition, "type").equals("Ready")
                        && Fields.text(condition, "status").equals("True"));
    }
}
