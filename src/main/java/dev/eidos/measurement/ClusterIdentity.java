package dev.eidos.measurement;

/**
 * The cluster that a snapshot, a recipe or a fleet is of. Two clusters are never taken for one another: names and
 * addresses may be the same, the UID is not.
 *
 * @param context of the kubeconfig; empty where there was none
 * @param server its address; empty where it says nothing, as inside of a pod
 * @param uid of the namespace {@code kube-system}; empty where it could not be read
 */
public record ClusterIdentity(String context, String server, String uid) {

    /** Nothing is known of it. */
    public static final ClusterIdentity UNKNOWN = new ClusterIdentity("", "", "");

    /** Returns whether both are known to be different clusters. */
    public boolean differsFrom(ClusterIdentity other) {
        return (uid.isEmpty() || other.uid.isEmpty()) ? !server.equals(other.server) : !uid.equals(other.uid);
    }

    /** Returns whether both say by their UIDs which cluster they mean, and it is not the same. */
    public boolean isSurelyNot(ClusterIdentity other) {
        return !uid.isEmpty() && !other.uid.isEmpty() && !uid.equals(other.uid);
    }

    /** For people: context and server as far as they are known, and the UID. */
    public String text() {
        String name = context.isEmpty() ? server : server.isEmpty() ? context : context + " (" + server + ")";
        return name.isEmpty() ? uid : uid.isEmpty() ? name : name + ", UID " + uid;
    }

    /** The same, with the other's word where this one has none. */
    public ClusterIdentity or(ClusterIdentity other) {
        return new ClusterIdentity(
                context.isEmpty() ? other.context : context,
                server.isEmpty() ? other.server : server,
                uid.isEmpty() ? other.uid : uid);
    }
}
