package dev.eidos.collector.k8s;

import dev.eidos.k8s.client.ListMeta;
import dev.eidos.k8s.client.PagedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the list of pods, with the fields that tell its images. */
record PodPage(@Nullable ListMeta metadata, @Nullable List<Pod> items) implements PagedList.Page<PodPage.Pod> {

    record Pod(@Nullable Spec spec, @Nullable Status status) {}

    record Spec(
            @Nullable List<Container> initContainers,
            @Nullable List<Container> containers,
            @Nullable List<Container> ephemeralContainers) {}

    record Container(String name, @Nullable String image) {}

    record Status(
            @Nullable List<ContainerStatus> initContainerStatuses,
            @Nullable List<ContainerStatus> containerStatuses,
            @Nullable List<ContainerStatus> ephemeralContainerStatuses) {}

    record ContainerStatus(String name, @Nullable String imageID) {}
}
