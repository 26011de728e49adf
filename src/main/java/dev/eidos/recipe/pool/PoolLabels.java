package dev.eidos.recipe.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that may tell one pool of nodes from another, the best first. Only what somebody gives to a node to say
 * what it is: a label that differs by chance, such as a rack's, would be no promise for the next node.
 */
final class PoolLabels {
    /** A label of ours, for nodes that have no other. */
    static final String OURS = "eidos.nvidia.com/pool";

    /** As GPU feature discovery writes it, which needs a driver first. */
    static final String PRODUCT = "nvidia.com/gpu.product";

    /**
     * GKE ("Node labels"), EKS managed node groups and eksctl, AKS (the newer one first), Karpenter (NodePool, and
     * Provisioner before v1beta1), Oracle's Terraform module of OKE.
     */
    private static final List<String> POOLS = List.of(
            "cloud.google.com/gke-nodepool",
            "eks.amazonaws.com/nodegroup",
            "kubernetes.azure.com/agentpool",
            "karpenter.sh/nodepool",
            "karpenter.sh/provisioner-name",
            "alpha.eksctl.io/nodegroup-name",
            "oke.oraclecloud.com/pool.name",
            "agentpool");

    /** The well-known label (kubernetes.io, "Well-Known Labels"), and what clouds call a machine's GPU. */
    private static final List<String> MACHINES = List.of(
            "node.kubernetes.io/instance-type",
            "cloud.google.com/gke-accelerator",
            "karpenter.k8s.aws/instance-gpu-name",
            "k8s.amazonaws.com/accelerator",
            "kubernetes.azure.com/accelerator");

    /** Node Feature Discovery ("Built-in Labels"): what the pool runs, of use beside what it is. */
    private static final List<String> SYSTEMS = List.of(
            "feature.node.kubernetes.io/system-os_release.ID",
            "feature.node.kubernetes.io/system-os_release.VERSION_ID",
            "kubernetes.azure.com/os-sku",
            "cloud.google.com/gke-os-distribution",
            "kubernetes.io/arch");

    private static final List<String> WORDS = List.of("gpu", "accelerator", "pool", "nodegroup", "node-group");
    private static final List<String> OTHERS = List.of("kubernetes.io", "k8s.io", "nvidia.com");

    private PoolLabels() {}

    static boolean isOfPool(String key) {
        return POOLS.contains(key);
    }

    /** The keys of these that may tell pools apart, the best first. */
    static List<String> ranked(Set<String> keys) {
        List<String> ranked = new ArrayList<>();
        for (String key : new TreeSet<>(keys)) {
            if (rank(key).isPresent()) {
                ranked.add(key);
            }
        }
        ranked.sort(Comparator.comparing(key -> rank(key).orElseThrow()));
        return ranked;
    }

    private static Optional<Integer> rank(String key) {
        if (key.equals(OURS)) {
            return Optional.of(0);
        }
        List<List<String>> known = List.of(POOLS, MACHINES);
        for (int group = 0; group < known.size(); group++) {
            int at = known.get(group).indexOf(key);
            if (at >= 0) {
                return Optional.of(100 * (group + 1) + at);
            }
        }
        if (isOwn(key)) {
            return Optional.of(300);
        }
        if (SYSTEMS.contains(key)) {
            return Optional.of(400 + SYSTEMS.indexOf(key));
        }
        return key.equals(PRODUCT) ? Optional.of(500) : Optional.empty();
    }

    /** A label of the site's own that says by its name that it tells pools or GPUs apart. */
    private static boolean isOwn(String key) {
        int slash = key.indexOf('/');
        String domain = slash < 0 ? "" : key.substring(0, slash);
        boolean ofOthers = OTHERS.stream().anyMatch(other -> domain.equals(other) || domain.endsWith("." + other));
        String name = key.substring(slash + 1).toLowerCase(Locale.ROOT);
        return !ofOthers && WORDS.stream().anyMatch(name::contains);
    }
}
