package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.K8S;
import static dev.eidos.measurement.Measurement.OS;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The finding of which operating system the machine runs: {@code ID} of os-release(5), never {@code ID_LIKE}, because a
 * system that is like Ubuntu has other drivers and packages; and the node's OS image, which the kubelet takes from
 * {@code PRETTY_NAME}. The two differ where a snapshot was taken in a container without the host's root.
 */
final class OsFinding {
    /** Amazon Linux calls itself amzn (AL2 and AL2023 user guides, "os-release"); the others are as recipes say. */
    private static final Map<String, String> IDS = Map.of(
            "ubuntu", "ubuntu",
            "rhel", "rhel",
            "rocky", "rocky",
            "cos", "cos",
            "amzn", "amazonlinux",
            "ol", "ol",
            "talos", "talos");

    /**
     * The beginnings of the {@code PRETTY_NAME} of these systems. A version follows, which tells Ubuntu from Ubuntu
     * Core, and RHEL from Red Hat Enterprise Linux CoreOS; Container-Optimized OS has none.
     */
    private static final Map<String, String> IMAGES = Map.of(
            "Ubuntu ", "ubuntu",
            "Red Hat Enterprise Linux ", "rhel",
            "Rocky Linux ", "rocky",
            "Amazon Linux ", "amazonlinux",
            "Oracle Linux Server ", "ol",
            "Talos (v", "talos");

    private static final String COS_IMAGE = "Container-Optimized OS from Google";

    private OsFinding() {}

    static CriterionFinding of(Snapshot snapshot) {
        List<Clue> signs = new ArrayList<>();
        snapshot.find(OS, "release", "ID")
                .map(id -> id.asText().strip())
                .filter(id -> !id.isEmpty())
                .map(id -> sign("OS.release.ID", id, IDS.get(id.toLowerCase(Locale.ROOT)), "as os-release has it"))
                .ifPresent(signs::add);
        snapshot.find(K8S, "node", "os-image")
                .map(image -> image.asText().strip())
                .filter(image -> !image.isEmpty())
                .map(image -> sign("K8s.node.os-image", image, ofImage(image), "as the kubelet names it"))
                .ifPresent(signs::add);
        return CriterionFinding.of(Criterion.OS, signs, Missing.text(snapshot, OS, "release"));
    }

    private static Clue sign(String path, String reading, @Nullable String value, String why) {
        return value == null ? new Clue.Unknown(path, reading, reading) : new Clue.Tells(path, reading, value, why);
    }

    private static @Nullable String ofImage(String image) {
        if (image.startsWith(COS_IMAGE)) {
            return "cos";
        }
        for (Map.Entry<String, String> known : IMAGES.entrySet()) {
            int version = known.getKey().length();
            if (image.startsWith(known.getKey())
                    && version < image.length()
                    && Character.digit(image.charAt(version), 10) >= 0) {
                return known.getValue();
            }
        }
        return null;
    }
}
