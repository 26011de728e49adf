package dev.eidos.recipe.evidence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The managed Kubernetes that built a version: EKS writes {@code v1.33.5-eks-3025e55} (what its API servers answer),
 * GKE {@code v1.33.5-gke.1080000} (GKE, "Versioning"). AKS and OKE write versions as upstream does.
 *
 * <p>EKS Distro, which runs anywhere, writes {@code v1.27.1-eks-1-27-4} instead (its release tags).
 */
final class ManagedVersion {
    /** The services whose versions always have a suffix, so that a version without it is not theirs. */
    static final Set<String> MARKED = Set.of("eks", "gke");

    private static final String EKS = "-eks-";
    private static final String GKE = "-gke.";

    /** A git commit, cut off; EKS Distro has a number below 100 in this place. */
    private static final int SHORTEST_COMMIT = 6;

    private ManagedVersion() {}

    /** The service; null for a version that may be anybody's. */
    static @Nullable String service(String version) {
        int eks = version.indexOf(EKS);
        if (eks >= 0 && digits(version, eks + EKS.length(), 16) >= SHORTEST_COMMIT) {
            return "eks";
        }
        int gke = version.indexOf(GKE);
        return gke >= 0 && digits(version, gke + GKE.length(), 10) > 0 ? "gke" : null;
    }

    private static int digits(String text, int from, int radix) {
        int at = from;
        while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
            at++;
        }
        return at - from;
    }
}
