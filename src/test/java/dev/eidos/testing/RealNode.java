package dev.eidos.testing;

import dev.eidos.document.Value;

/** A node of the test cluster that runs containers: none of those that tests let join. */
public final class RealNode {
    private RealNode() {}

    /** The flag's value that leads there; which labels stand-ins have too is the control plane's affair. */
    public static String selector() {
        for (Value node : Fields.items(RawApi.require().get("/api/v1/nodes"), "items")) {
            if (!Fields.has(node, "metadata", "labels", StandInNode.LABEL) && isReady(node)) {
                return "kubernetes.io/hostname=" + Fields.text(node, "metadata", "labels", "kubernetes.io/hostname");
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
