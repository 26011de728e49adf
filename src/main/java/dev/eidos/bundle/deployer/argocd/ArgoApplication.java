package dev.eidos.bundle.deployer.argocd;

import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of kind Application (argo-cd.readthedocs.io, "Application Specification Reference", v3.2). */
final class ArgoApplication {
    static final String WAVE = "argocd.argoproj.io/sync-wave";

    private ArgoApplication() {}

    static Value.Mapping root(DeployerOptions options, ObjectNames names, BundleRepository repository) {
        var directory = new MappingBuilder()
                .put("recurse", true)
                .put("include", "*/application.yaml")
                // to Argo CD an asterisk stands for slashes, too; further down, a chart or manifests may have such a
                // file
                .put("exclude", "*/*/*");
        Value.Mapping source = ArgoSources.bundle(repository, "")
                .put("directory", directory.build())
                .build();
        return application(
                metadata(names.root(), names, null),
                options,
                new MappingBuilder().put("source", source),
                // its resources are applications, which only the cluster of Argo CD has
                destination(null, names.namespace()),
                List.of(),
                Map.of(),
                List.of());
    }

    static Value.Mapping of(InstallUnit unit, DeployerOptions options, ObjectNames names, BundleRepository repository) {
        List<Value.Mapping> sources = ArgoSources.of(unit, repository);
        return application(
                metadata(names.of(unit.name()), names, Integer.toString(unit.depth())),
                options,
                new MappingBuilder().putItems("sources", sources),
                destination(options.argocdDestination(), unit.namespace()),
                // Definitions are often too large for the annotation of a client-side apply; and a resource whose
                // definition another application brings cannot be tried before that is there ("Sync Options").
                syncOptions(unit),
                unit.namespaceLabels(),
                ArgoDifferences.ignored(unit));
    }

    private static List<String> syncOptions(InstallUnit unit) {
        List<String> options = new ArrayList<>(
                List.of("CreateNamespace=true", "ServerSideApply=true", "SkipDryRunOnMissingResource=true"));
        if (!unit.installation().changing().isEmpty()) {
            // or what is left out of the comparison would still be written by the next sync
            options.add("RespectIgnoreDifferences=true");
        }
        return options;
    }

    private static Value.Mapping metadata(String name, ObjectNames names, @Nullable String wave) {
        var metadata = new MappingBuilder().put("name", name).put("namespace", names.namespace());
        if (wave != null) {
            metadata.put("annotations", new MappingBuilder().put(WAVE, wave).build());
        }
        // Without it, what an application installed would outlive it ("App Deletion").
        return metadata.putTexts("finalizers", List.of("resources-finalizer.argocd.argoproj.io"))
                .build();
    }

    /** Argo CD knows a cluster by one of the two, and refuses both at once. */
    private static Value.Mapping destination(@Nullable String cluster, String namespace) {
        String key = cluster == null || isUrl(cluster) ? "server" : "name";
        return new MappingBuilder()
                .put(key, cluster == null ? "https://kubernetes.default.svc" : cluster)
                .put("namespace", namespace)
                .build();
    }

    static boolean isUrl(String cluster) {
        return cluster.contains("://");
    }

    private static Value.Mapping application(
            Value.Mapping metadata,
            DeployerOptions options,
            MappingBuilder sources,
            Value.Mapping destination,
            List<String> syncOptions,
            Map<String, String> namespaceLabels,
            List<Value.Mapping> ignored) {
        var spec = new MappingBuilder().put("project", options.argocdProject());
        sources.build().entries().forEach(spec::put);
        spec.put("destination", destination)
                .put("syncPolicy", syncPolicy(syncOptions, namespaceLabels))
                .putItems("ignoreDifferences", ignored);
        return new MappingBuilder()
                .put("apiVersion", "argoproj.io/v1alpha1")
                .put("kind", "Application")
                .put("metadata", metadata)
                .put("spec", spec.build())
                .build();
    }

    private static Value.Mapping syncPolicy(List<String> options, Map<String, String> namespaceLabels) {
        var policy = new MappingBuilder();
        if (!namespaceLabels.isEmpty()) {
            // of the namespace that CreateNamespace makes, or finds ("Sync Options": "Namespace Metadata")
            policy.put("managedNamespaceMetadata", metadata -> metadata.putTexts("labels", namespaceLabels));
        }
        return policy.put(
                        "automated",
                        new MappingBuilder()
                                .put("prune", true)
                                .put("selfHeal", true)
                                .build())
                .putTexts("syncOptions", options)
                .put(
                        "retry",
                        // about an hour in all, for components that wait for others
                        new MappingBuilder()
                                .put("limit", 15)
                                .put(
                                        "backoff",
                                        new MappingBuilder()
                                                .put("duration", "15s")
                                                .put("factor", 2)
                                                .put("maxDuration", "5m")
                                                .build())
                                .build())
                .build();
    }
}
