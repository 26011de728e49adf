package dev.eidos.bundle.deployer;

import dev.eidos.bundle.Manifest;
import java.util.List;
import java.util.function.Function;

/** What is installed in one go. */
sealed interface Step {
    /**
     * The name of the Helm release; that of the Flux Kustomization has the bundle's before it ({@link ObjectNames}).
     */
    String release();

    /** Its folder in the bundle. */
    String folder();

    /**
     * What comes of the step by what it is. A switch over types would say the same, but the JVM makes a class for each
     * of those at every start: 15 ms for the first, 3 for the others.
     */
    default <T> T fold(
            Function<Chart, T> chart,
            Function<Kustomize, T> kustomize,
            Function<Manifests, T> manifests,
            Function<Templates, T> templates) {
        if (this instanceof Chart itself) {
            return chart.apply(itself);
        }
        if (this instanceof Kustomize itself) {
            return kustomize.apply(itself);
        }
        return this instanceof Manifests itself ? manifests.apply(itself) : templates.apply((Templates) this);
    }

    /**
     * A chart of a repository.
     *
     * @param repository with {@code oci://} in front if it is a registry, without a slash at the end
     */
    record Chart(String release, String folder, String chart, String repository, String version) implements Step {
        private static final String OCI = "oci://";

        boolean isOci() {
            return repository.startsWith(OCI);
        }

        /** The registry and its path, as those tools write it that want no scheme. */
        String registry() {
            return repository.substring(OCI.length());
        }
    }

    /**
     * A kustomization of a git repository.
     *
     * @param path its folder there; empty for the root
     */
    record Kustomize(String release, String folder, String repository, String path, String tag) implements Step {}

    /** Files of Kubernetes objects. */
    record Manifests(String release, String folder, List<Manifest> manifests) implements Step {
        public Manifests {
            manifests = List.copyOf(manifests);
        }
    }

    /** Templates of Kubernetes objects, which Helm renders with the component's values. */
    record Templates(String release, String folder, List<Manifest> manifests) implements Step {
        public Templates {
            manifests = List.copyOf(manifests);
        }
    }
}
