package dev.eidos.recipe.request;

import dev.eidos.recipe.Criterion;
import java.util.List;

/** Names that people have for what a criterion calls otherwise. They are pointed at, and not taken. */
final class OtherNames {
    private OtherNames() {}

    /**
     * The values that a name may stand for, the most exact first; none if it is no such name. Not every library has
     * each of them.
     *
     * @param name in lower case
     */
    static List<String> of(Criterion criterion, String name) {
        return switch (criterion) {
            case SERVICE -> service(name);
            case INTENT ->
                switch (name) {
                    case "fine-tuning", "finetuning", "pretraining", "pre-training" -> List.of("training");
                    case "serving", "inferencing", "serve" -> List.of("inference");
                    default -> List.of();
                };
            case OS ->
                switch (name) {
                    case "redhat", "red-hat", "redhat-enterprise-linux" -> List.of("rhel");
                    case "container-optimized-os", "containeros", "gcos" -> List.of("cos");
                    case "rocky-linux", "rockylinux" -> List.of("rocky");
                    case "coreos", "rhel-coreos" -> List.of("rhcos");
                    case "sle", "sles15", "sles16" -> List.of("sles");
                    case "oracle", "oraclelinux", "oracle-linux" -> List.of("ol");
                    case "amzn", "amazon", "amazon-linux", "amazon-linux-2023" -> List.of("amazonlinux");
                    default -> List.of();
                };
            case GPU_STACK ->
                switch (name) {
                    case "operator", "gpu-operator" -> List.of("operator-managed");
                    case "preinstalled", "pre-installed", "host", "host-driver" -> List.of("driver-preinstalled");
                    case "provider", "managed", "cloud", "gke-default" -> List.of("provider-managed");
                    default -> List.of();
                };
            case PLATFORM ->
                switch (name) {
                    case "slinky" -> List.of("slurm");
                    case "trainer", "kubeflow-trainer" -> List.of("kubeflow");
                    default -> List.of();
                };
            case ACCELERATOR -> List.of();
        };
    }

    private static List<String> service(String name) {
        return switch (name) {
            case "aws", "amazon", "ec2" -> List.of("eks");
            case "gcp", "google" -> List.of("gke");
            case "azure", "microsoft" -> List.of("aks");
            case "oci", "oracle" -> List.of("oke");
            case "okd" -> List.of("ocp", "self-managed");
            case "linode", "akamai" -> List.of("lke");
            case "cks" -> List.of("coreweave");
            case "rke", "rke2", "rancher" -> List.of("rke2", "self-managed");
            case "k3s", "k0s", "microk8s", "kubeadm", "kubespray", "kops", "talos", "tanzu", "metal3", "metal" ->
                List.of("self-managed");
            case "generic", "vanilla", "self", "own", "self-hosted", "on-prem", "onprem", "bare-metal", "baremetal" ->
                List.of("self-managed");
            default -> List.of();
        };
    }
}
