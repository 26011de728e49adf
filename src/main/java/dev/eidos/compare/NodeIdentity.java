package dev.eidos.compare;

import java.util.Map;

/**
 * The identities that tell one node, one start of it and one GPU of it from another.
 *
 * @param uid of the Node; empty if unknown
 * @param bootId of its last start; empty if unknown
 * @param gpus the UUID of each by its name in the snapshot
 */
public record NodeIdentity(String uid, String bootId, Map<String, String> gpus) {
    /** The UUIDs of GPUs, as rules name them. */
    public static final String GPU = "GPU.gpu-*.uuid";

    public NodeIdentity {
        gpus = Map.copyOf(gpus);
    }
}
