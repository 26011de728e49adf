package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.ManifestFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of an installation: a chart, a kustomization or manifests, installed in one go. */
public sealed interface InstallStep {
    /**
     * The name of the Helm release; that of the Flux Kustomization has the bundle's before it ({@link ObjectNames}).
     */
    String release();

    /** Its folder in the bundle. */
    String folder();

    /**
     * A chart of a repository.
     *
     * @param repository with {@code oci://} in front if it is a registry, without a slash at the end
     * @param vendored the chart's own folder in the bundle; null if it is only in the repository
     */
    record Chart(
            String release,
            String folder,
            String chart,
            String repository,
            String version,
            @Nullable String vendored) implements InstallStep {
        private static final String OCI = "oci://";

        public boolean isOci() {
            return repository.startsWith(OCI);
        }

        /** The registry and its path, as those tools write it that want no scheme. */
        public String registry() {
            return repository.substring(OCI.length());
        }
    }

    /**
     * A kustomization of a git repository.
     *
     * @param path its folder there; empty for the root
     * @param vendored what it gives, where the bundle has that itself; null if it is only in the repository
     */
    record Kustomize(
            String release,
            String folder,
            String repository,
            String path,
            String tag,
            @Nullable ManifestFile vendored) implements InstallStep {}

    /** Files of Kubernetes objects. */
    record Manifests(String release, String folder, List<ManifestFile> manifests) implements InstallStep {
        public Manifests {
            manifests = List.copyOf(manifests);
        }
    }

    /** Templates of Kubernetes objects, which Helm renders with the component's values. */
    record Templates(String release, String folder, List<ManifestFile> manifests) implements InstallStep {
        public Templates {
            manifests = List.copyOf(manifests);
        }
    }
}
