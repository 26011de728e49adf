package dev.eidos.bundle.deployer.plan;

import org.jspecify.annotations.Nullable;

/**
 * The options of deployers, besides the plan.
 *
 * @param repoUrl the repository that the bundle will be in, for Argo CD or Flux: a git URL, or
 *     {@code oci://registry/artifact}
 * @param targetRevision the branch, tag or commit there; the tag or digest of an artifact
 * @param path the bundle's folder there; empty for the root
 * @param name the bundle's name in Argo CD or Flux, which is also the prefix of the names of its objects; null for
 *     {@code eidos-bundle} and no prefix
 * @param argocdNamespace the namespace that Argo CD runs in
 * @param argocdProject the project of its applications
 * @param argocdDestination the cluster that components go to, by the URL or name that Argo CD knows it by; null for the
 *     one that Argo CD runs in
 * @param fluxNamespace the namespace of Flux's objects
 */
public record DeployerOptions(
        @Nullable String repoUrl,
        String targetRevision,
        String path,
        @Nullable String name,
        String argocdNamespace,
        String argocdProject,
        @Nullable String argocdDestination,
        String fluxNamespace) {
    public static final DeployerOptions DEFAULTS =
            new DeployerOptions(null, "main", "", null, "argocd", "default", null, "flux-system");

    /** The same, for a bundle that will be in a repository. */
    public DeployerOptions in(String url, String revision, String folder) {
        return new DeployerOptions(
                url, revision, folder, name, argocdNamespace, argocdProject, argocdDestination, fluxNamespace);
    }

    /** The same, for a bundle of this name. */
    public DeployerOptions named(@Nullable String bundle) {
        return new DeployerOptions(
                repoUrl,
                targetRevision,
                path,
                bundle,
                argocdNamespace,
                argocdProject,
                argocdDestination,
                fluxNamespace);
    }

    /** The same, with the deployers' own objects in these namespaces and this project. */
    public DeployerOptions within(String ofArgocd, String project, String ofFlux) {
        return new DeployerOptions(repoUrl, targetRevision, path, name, ofArgocd, project, argocdDestination, ofFlux);
    }

    /** The same, for components that Argo CD installs in this cluster. */
    public DeployerOptions to(@Nullable String cluster) {
        return new DeployerOptions(
                repoUrl, targetRevision, path, name, argocdNamespace, argocdProject, cluster, fluxNamespace);
    }
}
