package dev.eidos.collector.k8s.served;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kubernetes' releases, and the versions of groups that came with them. */
final class Releases {
    private static final String DRA = "resource.k8s.io";

    private Releases() {}

    /**
     * The versions of a group in a release (Kubernetes documentation, "Dynamic Resource Allocation": {@code v1beta1}
     * with 1.32, {@code v1beta2} with 1.33, {@code v1} with 1.34); none where that is not known.
     *
     * @param version such as {@code v1.34.2-eks-1}
     */
    static Optional<List<String>> versions(String group, @Nullable String version) {
        int minor = minor(version);
        if (!group.equals(DRA) || minor < 0) {
            return Optional.empty();
        }
        if (minor < 32) {
            return Optional.of(List.of());
        }
        return Optional.of(
                switch (minor) {
                    case 32 -> List.of("v1beta1");
                    case 33 -> List.of("v1beta2", "v1beta1");
                    default -> List.of("v1");
                });
    }

    /** The number after {@code v1.}; negative if there is none. */
    private static int minor(@Nullable String version) {
        if (version == null || !version.startsWith("v1.")) {
            return -1;
        }
        int end = 3;
        while (end < version.length() && Character.digit(version.charAt(end), 10) >= 0) {
            end++;
        }
        return end == 3 || end > 6 ? -1 : Integer.parseInt(version, 3, end, 10);
    }
}
