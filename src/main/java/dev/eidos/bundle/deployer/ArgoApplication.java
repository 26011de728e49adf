package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects of kind Application (argo-cd.readthedocs.io, "Application Specification Reference", v3.2). */
final class ArgoApplication {
    static final String ROOT = "eidos-bundle";
    static final String WAVE = "argocd.argoproj.io/sync-wave";

    private ArgoApplication() {}

    static Node.Mapping root(DeployerOptions options, BundleRepository repository) {
        Node.Mapping source = ArgoSources.bundle(repository, "")
                .put(
                        "directory",
                        new MappingBuilder()
                                .put("recurse", true)
                                .put("include", "*/application.yaml")
                                .build())
                .build();
        return application(
                ROOT, null, options, new MappingBuilder().put("source", source), options.argocdNamespace(), List.of());
    }

    static Node.Mapping of(InstallUnit unit, DeployerOptions options, BundleRepository repository) {
        List<Node.Mapping> sources = ArgoSources.of(unit, repository);
        return application(
                unit.name(),
                Integer.toString(unit.depth()),
                options,
                new MappingBuilder().putItems("sources", sources),
                unit.namespace(),
                // Definitions are often too large for the annotation of a client-side apply; and a resource whose
                // definition another application brings cannot be tried before that is there ("Sync Options").
                List.of("CreateNamespace=true", "ServerSideApply=true", "SkipDryRunOnMissingResource=true"));
    }

    private static Node.Mapping application(
            String name,
            @Nullable String wave,
            DeployerOptions options,
            MappingBuilder sources,
            String namespace,
            List<String> syncOptions) {
        var metadata = new MappingBuilder().put("name", name).put("namespace", options.argocdNamespace());
        if (wave != null) {
            metadata.put("annotations", new MappingBuilder().put(WAVE, wave).build());
        }
        // Without it, what an application installed would outlive it ("App Deletion").
        metadata.putTexts("finalizers", List.of("resources-finalizer.argocd.argoproj.io"));
        var spec = new MappingBuilder().put("project", options.argocdProject());
        sources.build().entries().forEach(spec::put);
        spec.put(
                        "destination",
                        new MappingBuilder()
                                .put("server", "https://kubernetes.default.svc")
                                .put("namespace", namespace)
                                .build())
                .put("syncPolicy", syncPolicy(syncOptions));
        return new MappingBuilder()
                .put("apiVersion", "argoproj.io/v1alpha1")
                .put("kind", "Application")
                .put("metadata", metadata.build())
                .put("spec", spec.build())
                .build();
    }

    private static Node.Mapping syncPolicy(List<String> options) {
        return new MappingBuilder()
                .put(
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
