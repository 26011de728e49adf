package dev.eidos.collector.k8s;

import dev.eidos.document.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pool of alike machines that a node was made in, as whoever makes nodes marks it.
 *
 * @param name of the pool; on Oracle's cloud its OCID
 * @param key the label or annotation that says so
 */
record NodePool(String name, String key) {
    /**
     * Labels: GKE ("Node labels"), EKS managed node groups and eksctl, AKS (the newer one first), Karpenter (NodePool,
     * and Provisioner before v1beta1), Oracle's Terraform module of OKE.
     */
    private static final List<String> LABELS = List.of(
            "cloud.google.com/gke-nodepool",
            "eks.amazonaws.com/nodegroup",
            "kubernetes.azure.com/agentpool",
            "karpenter.sh/nodepool",
            "karpenter.sh/provisioner-name",
            "alpha.eksctl.io/nodegroup-name",
            "oke.oraclecloud.com/pool.name",
            "agentpool");

    private static final String OKE = "oci.oraclecloud.com/node-pool-id";
    private static final String CAPI_KIND = "cluster.x-k8s.io/owner-kind";
    private static final String CAPI_NAME = "cluster.x-k8s.io/owner-name";

    /** The pool that a Node (v1 core) says it is of; null if it says none. */
    static @Nullable NodePool of(Value node) {
        Map<String, String> labels = node.texts("metadata", "labels");
        for (String label : LABELS) {
            String pool = labels.getOrDefault(label, "");
            if (!pool.isBlank()) {
                return new NodePool(pool, label);
            }
        }
        String oke = node.text("metadata", "annotations", OKE);
        if (!oke.isBlank()) {
            return new NodePool(oke, OKE);
        }
        // what owns the Machine (Cluster API, labels and annotations of nodes); of a control plane it is no pool
        String kind = node.text("metadata", "annotations", CAPI_KIND);
        String owner = node.text("metadata", "annotations", CAPI_NAME);
        return !owner.isBlank() && (kind.equals("MachineSet") || kind.equals("MachinePool"))
                ? new NodePool(owner, CAPI_NAME)
                : null;
    }
}
