package dev.eidos.compare;

/**
 * The place where a machine stands, as its labels say it. What is not known is empty.
 *
 * @param rack or the network block, whichever a label names
 */
public record Site(String zone, String rack) {
    static final Site UNKNOWN = new Site("", "");

    /** The same with what a reading of the node says about it. */
    Site and(String key, String text) {
        if (!key.startsWith("label.")) {
            return key.equals("zone") && zone.isEmpty() ? new Site(text, rack) : this;
        }
        if (key.equals("label.topology.kubernetes.io/zone")) {
            return new Site(text, rack);
        }
        return isRack(key) ? new Site(zone, text) : this;
    }

    /** No label for racks is agreed upon: people end theirs in the word, clouds have names of their own. */
    private static boolean isRack(String key) {
        return key.endsWith("/rack")
                || key.endsWith(".rack")
                || key.equals("label.cloud.google.com/gce-topology-subblock")
                || key.equals("label.topology.k8s.aws/network-node-layer-3")
                || key.equals("label.oci.oraclecloud.com/host.rack_id");
    }
}
