package dev.eidos.recipe.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A cloud whose machines may belong to its managed Kubernetes, or to one that somebody runs on them: the machine alone
 * does not tell.
 */
enum Cloud {
    AWS("aws", "eks", "EC2"),
    GOOGLE("gce", "gke", "Compute Engine"),
    AZURE("azure", "aks", "Azure"),
    ORACLE("oci", "oke", "Oracle Cloud"),
    LINODE("linode", "lke", "Linode");

    private final String scheme;
    private final String service;
    private final String machines;

    Cloud(String scheme, String service, String machines) {
        this.scheme = scheme;
        this.service = service;
        this.machines = machines;
    }

    /** The cloud of the scheme of a node's provider ID, as the cloud's controller manager writes it. */
    static Optional<Cloud> ofScheme(String scheme) {
        return Arrays.stream(values())
                .filter(cloud -> cloud.scheme.equals(scheme))
                .findFirst();
    }

    /** The managed Kubernetes. */
    String service() {
        return service;
    }

    /** The name of its virtual machines. */
    String machines() {
        return machines;
    }

    /**
     * The prefixes of labels that only the managed service gives to nodes (EKS user guide, "Managed node groups"; GKE,
     * "Node labels"; AKS, "Use labels", reserved prefixes; OKE, "Supported Labels", and its Terraform module; LKE,
     * NVIDIA/aicr, pkg/collector/k8s).
     */
    List<String> labels() {
        return switch (this) {
            case AWS -> List.of("eks.amazonaws.com/");
            case GOOGLE -> List.of("cloud.google.com/gke-");
            case AZURE -> List.of("kubernetes.azure.com/");
            case ORACLE -> List.of("oke.oraclecloud.com/", "oci.oraclecloud.com/oke-");
            case LINODE -> List.of("lke.linode.com/");
        };
    }
}
