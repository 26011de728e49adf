package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sources that Flux fetches from (fluxcd.io, "Source API", v1, Flux v2.7). A component's own source has its name;
 * charts of the same repository do not share one, so that a component can be taken out of the bundle without a look at
 * the others.
 */
final class FluxSource {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NO_TAG = Pattern.compile("HEAD|main|master|sha256:.*");
    private static final Pattern VERSION = Pattern.compile("v?\\d+(\\.\\d+)+([-+].*)?");

    private FluxSource() {}

    /** The repository or artifact that the bundle is in. */
    static Value.Mapping bundle(BundleRepository repository, ObjectNames names) {
        return FluxObject.root(
                FluxObject.SOURCE_API,
                bundleKind(repository),
                names,
                repository.isOci() ? oci(repository) : git(repository.url(), branchOr(repository.revision())));
    }

    static String bundleKind(BundleRepository repository) {
        return repository.isOci() ? "OCIRepository" : "GitRepository";
    }

    static List<Value.Mapping> all(InstallPlan plan, ObjectNames names) {
        List<Value.Mapping> sources = new ArrayList<>();
        for (InstallUnit unit : plan.units()) {
            for (InstallStep step : unit.steps()) {
                switch (step) {
                    case InstallStep.Chart chart -> {
                        if (chart.vendored() == null) {
                            sources.add(helm(chart, names));
                        }
                    }
                    case InstallStep.Kustomize kustomize -> {
                        if (kustomize.vendored() == null) {
                            sources.add(FluxObject.of(
                                    FluxObject.SOURCE_API,
                                    "GitRepository",
                                    names,
                                    kustomize.release(),
                                    git(kustomize.repository(), fixed(kustomize))));
                        }
                    }
                    case InstallStep.Manifests _, InstallStep.Templates _ -> {
                        // the bundle's own source has them
                    }
                }
            }
        }
        return sources;
    }

    private static Value.Mapping helm(InstallStep.Chart chart, ObjectNames names) {
        var spec = new MappingBuilder().put("interval", "1h").put("url", chart.repository());
        if (chart.isOci()) {
            spec.put("type", "oci");
        }
        return FluxObject.of(FluxObject.SOURCE_API, "HelmRepository", names, chart.release(), spec.build());
    }

    private static Value.Mapping git(String url, Value.Mapping ref) {
        return new MappingBuilder()
                .put("interval", "5m")
                .put("url", withScheme(url))
                .put("ref", ref)
                .build();
    }

    private static Value.Mapping oci(BundleRepository repository) {
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

    /** Other tools ask the repository what a revision is; Flux must be told, and a recipe calls it a tag. */
    private static Value.Mapping fixed(InstallStep.Kustomize step) {
        String revision = step.tag();
        if (NO_TAG.matcher(revision).matches()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a kustomization without a tag or commit")
                    .object("component " + step.release())
                    .reason("'" + revision + "' is no usual tag, and Flux would wait for one of that name")
                    .suggestion("use a tag, all 40 digits of a commit, or a reference such as refs/heads/main")
                    .build();
        }
        return reference(revision, "tag");
    }

    /** A bundle is followed on a branch, unless the revision looks like a release or a commit. */
    private static Value.Mapping branchOr(String revision) {
        return reference(revision, VERSION.matcher(revision).matches() ? "tag" : "branch");
    }

    /**
     * The reference of a revision. A commit and a full reference are known by their form ("GitRepository":
     * "Reference"); anything else is of the kind that the caller names.
     */
    private static Value.Mapping reference(String revision, String otherwise) {
        String key = otherwise;
        if (COMMIT.matcher(revision).matches()) {
            key = "commit";
        } else if (revision.startsWith("refs/")) {
            key = "name";
        }
        return new MappingBuilder().put(key, revision).build();
    }
}
