package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where Flux gets things from (fluxcd.io, "Source API", v1, Flux v2.7). A component's own source has its name; charts
 * of the same repository do not share one, so that a component can be taken out of the bundle without a look at the
 * others.
 */
final class FluxSource {
    static final String BUNDLE = "eidos-bundle";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern VERSION = Pattern.compile("v?\\d+(\\.\\d+)+([-+].*)?");

    private FluxSource() {}

    /** The repository or artifact that the bundle is in. */
    static Node.Mapping bundle(BundleRepository repository, String namespace) {
        return repository.isOci()
                ? FluxObject.of(FluxObject.SOURCE_API, bundleKind(repository), BUNDLE, namespace, oci(repository))
                : git(BUNDLE, namespace, repository.url(), branchOr(repository.revision()));
    }

    static String bundleKind(BundleRepository repository) {
        return repository.isOci() ? "OCIRepository" : "GitRepository";
    }

    static List<Node.Mapping> all(InstallPlan plan, String namespace) {
        List<Node.Mapping> sources = new ArrayList<>();
        for (InstallUnit unit : plan.units()) {
            for (Step step : unit.steps()) {
                sources.addAll(step.<List<Node.Mapping>>fold(
                        chart -> List.of(helm(chart, namespace)),
                        kustomize -> List.of(git(
                                kustomize.release(), namespace, kustomize.repository(), tagOrCommit(kustomize.tag()))),
                        _ -> List.of(),
                        _ -> List.of()));
            }
        }
        return sources;
    }

    private static Node.Mapping helm(Step.Chart chart, String namespace) {
        var spec = new MappingBuilder().put("interval", "1h").put("url", chart.repository());
        if (chart.isOci()) {
            spec.put("type", "oci");
        }
        return FluxObject.of(FluxObject.SOURCE_API, "HelmRepository", chart.release(), namespace, spec.build());
    }

    private static Node.Mapping git(String name, String namespace, String url, Node.Mapping ref) {
        return FluxObject.of(
                FluxObject.SOURCE_API,
                "GitRepository",
                name,
                namespace,
                new MappingBuilder()
                        .put("interval", "5m")
                        .put("url", withScheme(url))
                        .put("ref", ref)
                        .build());
    }

    private static Node.Mapping oci(BundleRepository repository) {
        String revision = repository.revision();
        String key = revision.startsWith("sha256:") ? "digest" : "tag";
        return new MappingBuilder()
                .put("interval", "5m")
                .put("url", repository.url())
                .put("ref", new MappingBuilder().put(key, revision).build())
                .build();
    }

    /** Flux wants a scheme: {@code git@host:path} is {@code ssh://git@host/path} ("GitRepository": "URL"). */
    private static String withScheme(String url) {
        if (url.contains("://")) {
            return url;
        }
        int colon = url.lastIndexOf(':');
        return "ssh://" + url.substring(0, colon) + "/" + url.substring(colon + 1);
    }

    private static Node.Mapping tagOrCommit(String revision) {
        return new MappingBuilder()
                .put(COMMIT.matcher(revision).matches() ? "commit" : "tag", revision)
                .build();
    }

    /** A bundle is followed on a branch, unless the revision looks like a release or a commit. */
    private static Node.Mapping branchOr(String revision) {
        return COMMIT.matcher(revision).matches() || VERSION.matcher(revision).matches()
                ? tagOrCommit(revision)
                : new MappingBuilder().put("branch", revision).build();
    }
}
