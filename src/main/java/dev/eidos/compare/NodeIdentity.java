package dev.eidos.compare;

import java.util.Map;
import java.util.Set;

/**
 * The identities that tell one node, one start of it and one GPU of it from another.
 *
 * @param uid of the Node; empty if unknown
 * @param bootId of its last start; empty if unknown
 * @param gpus the UUID of each by its name in the snapshot
 * @param cliques those of the NVLink fabric that its GPUs are in
 */
public record NodeIdentity(String uid, String bootId, Map<String, String> gpus, Set<String> cliques) {
    /** The UUIDs of GPUs, as rules name them. */
    public static final String GPU = "GPU.gpu-*.uuid";

    /** The clique of each GPU, as rules name them. */
    public static final String CLIQUE = "GPU.gpu-*.fabric-clique-id";

    public NodeIdentity {
        gpus = Map.copyOf(gpus);
        cliques = Set.copyOf(cliques);
    }
}
