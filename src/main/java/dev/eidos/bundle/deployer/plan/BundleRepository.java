package dev.eidos.bundle.deployer.plan;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;

/**
 * The repository that the bundle will be in, checked.
 *
 * @param path the bundle's folder there, without a slash at either end; empty for the root
 */
public record BundleRepository(String url, String revision, String path) {

    /**
     * The place that the options name.
     *
     * @param deployer that installs from it, by its name on the command line
     */
    public static BundleRepository of(DeployerOptions options, String deployer) {
        String url = options.repoUrl();
        if (url == null || url.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "%s is missing", Setting.of("repo"))
                    .object(Setting.of("deployer", deployer))
                    .reason("it installs from a repository, and its objects name the one that the bundle will be in")
                    .suggestion(
                            "name it, such as %s", Setting.of("repo", "https://git.example.com/platform/cluster.git"))
                    .build();
        }
        return new BundleRepository(
                StrictForm.BUNDLE_REPOSITORY.check(url, Setting.of("repo")),
                StrictForm.REVISION.check(options.targetRevision(), Setting.of("repoRevision")),
                StrictForm.FOLDER.check(options.path(), Setting.of("repoPath")));
    }

    public boolean isOci() {
        return url.startsWith("oci://");
    }

    /** A folder or file of the bundle, as a path of the repository. */
    public String at(String folder) {
        if (folder.isEmpty()) {
            return path.isEmpty() ? "." : path;
        }
        return path.isEmpty() ? folder : path + "/" + folder;
    }
}
