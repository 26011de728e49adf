package dev.eidos.fleet.configmap;

import dev.eidos.k8s.syntax.ConfigMapUri;

/**
 * The names of a fleet's ConfigMaps.
 *
 * @param index the one that the user named
 */
record FleetNames(ConfigMapUri index) {
    private static final String NODE = "-node-";

    ConfigMapUri cluster() {
        return new ConfigMapUri(index.namespace(), index.name() + "-cluster");
    }

    /** @throws dev.eidos.error.EidosException if both names together are longer than one may be */
    ConfigMapUri node(String name) {
        return new ConfigMapUri(index.namespace(), index.name() + NODE + name);
    }

    /** Returns whether the ConfigMap may be one of a node of the fleet whose cluster's is the other. */
    static boolean areOfOneFleet(ConfigMapUri node, ConfigMapUri cluster) {
        String own = "-cluster";
        return node.namespace().equals(cluster.namespace())
                && cluster.name().endsWith(own)
                && node.name()
                        .startsWith(cluster.name().substring(0, cluster.name().length() - own.length()) + NODE);
    }
}
