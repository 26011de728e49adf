package dev.eidos.testing.fleet;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The fate of the pods on a simulated node. */
public enum Behaviour {
    /** An agent's pod delivers its snapshot and seals it; another's runs its time. Both succeed. */
    SUCCEEDS("ok"),
    /** The image is not in its registry. */
    NO_IMAGE("image"),
    /** The container ends with an exit code. */
    CRASHES("crash"),
    OUT_OF_MEMORY("oom"),
    /** The container runs and does nothing, until somebody deletes the pod or its own deadline comes. */
    HANGS("hang"),
    /** The container is being created, for ever. */
    NEVER_STARTS("never"),
    EVICTED("evicted"),
    /** The snapshot is another node's. */
    OTHER_NODE("other"),
    /** The snapshot is there, and the container's end says nothing of it. */
    NO_SEAL("no-seal"),
    /** The node falls silent when the pod has started: no status, no lease, no deletion. */
    DIES("dead");

    private final String label;

    Behaviour(String label) {
        this.label = label;
    }

    /** As {@link FailurePlan} has it. */
    public String label() {
        return label;
    }

    static Behaviour of(String label) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is none of "
                        + Arrays.stream(values()).map(Behaviour::label).collect(Collectors.joining(", "))));
    }
}
