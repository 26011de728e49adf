package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.List;

/**
 * A directory of the node in the agent's pod, read-only.
 *
 * <p>Without a type, so that the kubelet checks and makes nothing, and without mount propagation: the runtime binds
 * recursively, so that everything mounted below at that moment is there ({@code /run/nvidia/driver}, where the GPU
 * Operator's driver lives, among it), while propagation from the host would fail on nodes whose {@code /} is not a
 * shared mount. A volume of its own for {@code /run/nvidia} would make that directory on nodes that lack it.
 *
 * @param name the volume's name
 * @param path on the node
 * @param mountPath in the pod
 */
record HostVolume(String name, String path, String mountPath) {
    static final String MOUNT = "/host";

    static List<HostVolume> of(AgentConfig config) {
        return switch (config.pod().profile()) {
            case PRIVILEGED -> List.of(new HostVolume("host", config.pod().hostRoot(), MOUNT));
            case NODE, RESTRICTED ->
                config.pod().profile().hostPaths().stream()
                        .map(path -> new HostVolume("host-" + path.substring(1), path, MOUNT + path))
                        .toList();
        };
    }
}
