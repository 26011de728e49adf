package dev.eidos.bundle.deployer;

import org.jspecify.annotations.Nullable;

/**
 * What a deployer must be told besides the plan.
 *
 * @param repoUrl where the bundle will be for Argo CD or Flux: a git URL, or {@code oci://registry/artifact}
 * @param targetRevision the branch, tag or commit there; the tag or digest of an artifact
 * @param path the bundle's folder there; empty for the root
 * @param argocdNamespace where Argo CD runs
 * @param argocdProject the project of its applications
 * @param fluxNamespace where Flux's objects are
 */
public record DeployerOptions(
        @Nullable String repoUrl,
        String targetRevision,
        String path,
        String argocdNamespace,
        String argocdProject,
        String fluxNamespace) {
    public static final DeployerOptions DEFAULTS =
            new DeployerOptions(null, "main", "", "argocd", "default", "flux-system");

    /** The same, for a bundle that will be in a repository. */
    public DeployerOptions in(String url, String revision, String folder) {
        return new DeployerOptions(url, revision, folder, argocdNamespace, argocdProject, fluxNamespace);
    }
}
