package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The container images in use: those of all pods that have not finished.
 *
 * <p>The key is the image as the pod writes it, such as {@code nvcr.io/nvidia/driver:570.86.15}, so two tags of one
 * repository are two entries. The value is the digest that runs, several with a space between them where nodes differ,
 * or {@code unknown} while no node has pulled it.
 */
record ImageCollector(ClusterConnection cluster) implements Collector {
    private static final PagedList PODS = PagedList.of(
            "pods",
            "/api/v1/pods",
            "status.phase!=Succeeded,status.phase!=Failed",
            Images.WANTED.toArray(String[]::new));

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public List<Subtype> collect() {
        return List.of(cluster.list(PODS, Images::new, Images::add).toSubtype(name()));
    }
}
