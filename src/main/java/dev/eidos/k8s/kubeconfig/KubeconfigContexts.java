package dev.eidos.k8s.kubeconfig;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The contexts of the kubeconfigs that lead to a cluster.
 *
 * @param names each once, in their order
 * @param current the one that the kubeconfigs choose
 */
public record KubeconfigContexts(List<String> names, Optional<String> current) {

    /** Those of an access; none where there is no kubeconfig. */
    public static KubeconfigContexts of(ClusterAccess access) {
        return switch (access) {
            case ClusterAccess.None _, ClusterAccess.InCluster _ -> new KubeconfigContexts(List.of(), Optional.empty());
            case ClusterAccess.Kubeconfig kubeconfig -> of(KubeconfigReader.read(kubeconfig.files()));
        };
    }

    private static KubeconfigContexts of(List<KubeconfigFile> files) {
        return new KubeconfigContexts(
                files.stream()
                        .flatMap(file -> file.contexts().stream())
                        .map(NamedEntry::name)
                        .distinct()
                        .toList(),
                files.stream()
                        .map(KubeconfigFile::currentContext)
                        .filter(Objects::nonNull)
                        .filter(name -> !name.isEmpty())
                        .findFirst());
    }
}
