package dev.eidos.collector.k8s;

import dev.eidos.measurement.Subtype;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The images that pods use, each as the pod writes it (registry, repository, tag and digest, where it has them), with
 * the digests that it stands for on the nodes.
 */
final class Images {
    private static final String UNKNOWN = "unknown";

    private final SortedMap<String, SortedSet<String>> digests = new TreeMap<>();

    void add(PodPage.Pod pod) {
        PodPage.Spec spec = pod.spec();
        PodPage.Status status = pod.status();
        if (spec != null) {
            add(spec.initContainers(), status == null ? null : status.initContainerStatuses());
            add(spec.containers(), status == null ? null : status.containerStatuses());
            add(spec.ephemeralContainers(), status == null ? null : status.ephemeralContainerStatuses());
        }
    }

    private void add(@Nullable List<PodPage.Container> containers, @Nullable List<PodPage.ContainerStatus> statuses) {
        Map<String, String> ids = new HashMap<>();
        if (statuses != null) {
            for (PodPage.ContainerStatus status : statuses) {
                ids.put(status.name(), status.imageID() == null ? "" : status.imageID());
            }
        }
        if (containers != null) {
            for (PodPage.Container container : containers) {
                add(container.image(), ids.getOrDefault(container.name(), ""));
            }
        }
    }

    private void add(@Nullable String image, String id) {
        if (image == null || image.isEmpty()) {
            return;
        }
        SortedSet<String> known = digests.computeIfAbsent(image, _ -> new TreeSet<>());
        String digest = digest(id);
        String written = image.indexOf('@') < 0 ? null : digest(image);
        if (digest != null) {
            known.add(digest);
        } else if (written != null) {
            known.add(written);
        }
    }

    /**
     * The digest in an image ID, of which runtimes write several forms: {@code repository@sha256:…},
     * {@code docker-pullable://repository@sha256:…}, {@code docker://sha256:…}, {@code sha256:…}.
     */
    static @Nullable String digest(String imageId) {
        String digest = imageId.substring(Math.max(imageId.lastIndexOf('@'), imageId.lastIndexOf('/')) + 1);
        int colon = digest.indexOf(':');
        return colon > 0 && digest.length() - colon > 32 ? digest : null;
    }

    Subtype toSubtype(String name) {
        Subtype.Builder subtype = Subtype.named(name);
        digests.forEach((image, known) -> subtype.put(image, known.isEmpty() ? UNKNOWN : String.join(" ", known)));
        return subtype.build();
    }
}
