package dev.eidos.collector.k8s;

import dev.eidos.document.Value;
import dev.eidos.measurement.Subtype;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The images that pods use, each as the pod writes it (registry, repository, tag and digest, where it has them), with
 * the digests that it stands for on the nodes.
 */
final class Images {
    private static final String UNKNOWN = "unknown";
    private static final List<String> KINDS = List.of("initContainers", "containers", "ephemeralContainers");

    /** The fields of a pod that tell its images. */
    static final List<String> WANTED = KINDS.stream()
            .flatMap(kind -> Stream.of(
                    "spec." + kind + ".name",
                    "spec." + kind + ".image",
                    "status." + statuses(kind) + ".name",
                    "status." + statuses(kind) + ".imageID"))
            .toList();

    private final SortedMap<String, SortedSet<String>> digests = new TreeMap<>();

    /** Adds the images of a pod (v1 core), or of those parts of it that are {@link #WANTED}. */
    void add(Value pod) {
        for (String kind : KINDS) {
            Map<String, String> ids = new HashMap<>();
            for (Value status : pod.items("status", statuses(kind))) {
                ids.put(status.text("name"), status.text("imageID"));
            }
            for (Value container : pod.items("spec", kind)) {
                add(container.text("image"), ids.getOrDefault(container.text("name"), ""));
            }
        }
    }

    /** {@code initContainers} have {@code initContainerStatuses}. */
    private static String statuses(String kind) {
        return kind.substring(0, kind.length() - 1) + "Statuses";
    }

    private void add(String image, String id) {
        if (image.isEmpty()) {
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
