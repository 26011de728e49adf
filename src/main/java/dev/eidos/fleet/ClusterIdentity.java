package dev.eidos.fleet;

/**
 * The cluster that a fleet is of. Two clusters are never taken for one another: names and addresses may be the same,
 * the UID is not.
 *
 * @param context of the kubeconfig; empty where there was none
 * @param server its address
 * @param uid of the namespace {@code kube-system}; empty where it could not be read
 */
public record ClusterIdentity(String context, String server, String uid) {

    /** Returns whether both are known to be different clusters. */
    public boolean differsFrom(ClusterIdentity other) {
        return (uid.isEmpty() || other.uid.isEmpty()) ? !server.equals(other.server) : !uid.equals(other.uid);
    }
}
