package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.ManifestFile;
import java.util.List;
import java.util.Set;

/**
 * The time at which a manifest is installed: before its component's chart or after it. Objects that every API server
 * knows go before: quotas, configuration and accounts, which a chart's pods need to start. Resources of any other group
 * go after: their definition, and the controller that admits them, come with the chart. A file with both goes after.
 */
enum ManifestTiming {
    /** A template that the recipe wants installed first. */
    RENDERED_FIRST,
    PRE,
    POST,
    /** A template, of which nobody but Helm knows what it holds: it goes last. */
    RENDERED;

    /** The API groups of the API server itself (Kubernetes API reference, v1.34); the core group has no name. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io",
            "storagemigration.k8s.io");

    static ManifestTiming of(ManifestFile manifest) {
        if (manifest.template()) {
            return manifest.before() ? RENDERED_FIRST : RENDERED;
        }
        ManifestTiming ownTime = of(ManifestObject.of(manifest));
        return manifest.before() ? PRE : ownTime;
    }

    static ManifestTiming of(List<ManifestObject> objects) {
        return objects.stream().allMatch(ManifestTiming::isBuiltIn) ? PRE : POST;
    }

    private static boolean isBuiltIn(ManifestObject object) {
        int slash = object.apiVersion().indexOf('/');
        return BUILT_IN.contains(slash < 0 ? "" : object.apiVersion().substring(0, slash));
    }
}
