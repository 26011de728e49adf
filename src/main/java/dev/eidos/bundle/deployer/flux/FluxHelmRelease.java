package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.KustomizationFolder;
import dev.eidos.bundle.deployer.plan.LocalFiles;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.bundle.deployer.plan.TemplateChart;
import dev.eidos.bundle.deployer.plan.YamlFiles;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Flux's HelmReleases (fluxcd.io, "HelmRelease", helm.toolkit.fluxcd.io/v2, Flux v2.7).
 *
 * <p>Values are in a ConfigMap that kustomize makes of {@code values.yaml}, and whose name changes with them, so that
 * Flux upgrades the release at once (fluxcd.io, "Manage Helm Releases": "Refer to values in ConfigMaps generated with
 * Kustomize", v2.7). Values inside the HelmRelease would lose a null that is set later
 * (github.com/fluxcd/kustomize-controller, issue 372), and with it whatever a chart's default was to be taken out.
 */
final class FluxHelmRelease {
    private FluxHelmRelease() {}

    /** The files of a chart's folder. */
    static List<BundleFile> files(
            InstallStep.Chart chart, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        return List.of(
                YamlFiles.file(chart.folder() + LocalFiles.VALUES, unit.values()),
                YamlFiles.file(
                        chart.folder() + "/helmrelease.yaml",
                        of(
                                chart,
                                unit,
                                names,
                                chart(chart, unit, repository, names),
                                List.of(FluxObject.reference("ConfigMap", values(chart, names))))),
                YamlFiles.file(chart.folder() + "/kustomization.yaml", kustomization(chart, names)),
                YamlFiles.file(chart.folder() + "/kustomizeconfig.yaml", nameReference()));
    }

    /** The files of a local chart's folder: the chart itself, its values in it, and the release of it. */
    static List<BundleFile> files(
            InstallStep.Templates templates, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        requireGit(repository, unit, "its manifests are templates");
        List<BundleFile> files = new ArrayList<>(TemplateChart.files(templates, unit));
        files.add(YamlFiles.file(
                templates.folder() + "/helmrelease.yaml",
                of(templates, unit, names, local(templates.folder(), "Revision", repository, names), List.of())));
        files.add(KustomizationFolder.listing(templates.folder(), List.of("helmrelease.yaml")));
        return files;
    }

    private static Value.Mapping kustomization(InstallStep.Chart chart, ObjectNames names) {
        Value.Mapping generator = new MappingBuilder()
                .put("name", values(chart, names))
                .put("namespace", names.namespace())
                .putTexts("files", List.of("values.yaml"))
                .build();
        return KustomizationFolder.kustomization()
                .putTexts("resources", List.of("helmrelease.yaml"))
                .putItems("configMapGenerator", List.of(generator))
                .putTexts("configurations", List.of("kustomizeconfig.yaml"))
                .build();
    }

    /** The other place where the ConfigMap's name stands, which kustomize would not know of a HelmRelease. */
    private static Value.Mapping nameReference() {
        Value.Mapping field = new MappingBuilder()
                .put("kind", "HelmRelease")
                .put("path", "spec/valuesFrom/name")
                .build();
        Value.Mapping reference = new MappingBuilder()
                .put("kind", "ConfigMap")
                .put("version", "v1")
                .putItems("fieldSpecs", List.of(field))
                .build();
        return new MappingBuilder()
                .putItems("nameReference", List.of(reference))
                .build();
    }

    private static String values(InstallStep.Chart chart, ObjectNames names) {
        return names.of(chart.release()) + "-values";
    }

    private static Value.Mapping of(
            InstallStep step,
            InstallUnit unit,
            ObjectNames names,
            Value.Mapping chart,
            List<Value.Mapping> valuesFrom) {
        return FluxObject.of(
                "helm.toolkit.fluxcd.io/v2",
                "HelmRelease",
                names,
                step.release(),
                new MappingBuilder()
                        .put("interval", FluxObject.INTERVAL)
                        .put("timeout", unit.timeout())
                        .put("releaseName", step.release())
                        .put("targetNamespace", unit.namespace())
                        // beside what it installs, where "helm list" and other deployers of a bundle look for it
                        .put("storageNamespace", unit.namespace())
                        .put("chart", chart)
                        // what somebody changes by hand in the cluster is put back ("HelmRelease": "Drift detection")
                        .put(
                                "driftDetection",
                                new MappingBuilder().put("mode", "enabled").build())
                        .put("install", action().put("createNamespace", true).build())
                        .put("upgrade", action().build())
                        .putItems("valuesFrom", valuesFrom)
                        .build());
    }

    /**
     * A folder of the bundle.
     *
     * @param strategy whether it is packed anew with each revision, as where its version stays the same, or with each
     *     version
     */
    private static Value.Mapping local(String folder, String strategy, BundleRepository repository, ObjectNames names) {
        return new MappingBuilder()
                .put(
                        "spec",
                        new MappingBuilder()
                                .put("chart", "./" + repository.at(folder))
                                .put("reconcileStrategy", strategy)
                                .put("sourceRef", FluxObject.reference(FluxSource.bundleKind(repository), names.root()))
                                .build())
                .build();
    }

    /** Sources of charts are repositories of charts, of git, and buckets ("HelmChart": "Source reference"). */
    private static void requireGit(BundleRepository repository, InstallUnit unit, String why) {
        if (repository.isOci()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "Flux cannot install this component from a registry")
                    .object("component " + unit.name())
                    .reason(why + ", and Flux takes a chart's folder from a git repository only")
                    .suggestion("keep the bundle in git: --repo https://…, and -o DIR")
                    .build();
        }
    }

    private static Value.Mapping chart(
            InstallStep.Chart chart, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        String vendored = chart.vendored();
        if (vendored != null) {
            requireGit(repository, unit, "its chart is in the bundle");
            return local(vendored, "ChartVersion", repository, names);
        }
        return new MappingBuilder()
                .put(
                        "spec",
                        new MappingBuilder()
                                .put("chart", chart.chart())
                                .put("version", chart.version())
                                .put("sourceRef", FluxObject.reference("HelmRepository", names.of(chart.release())))
                                .build())
                .build();
    }

    /** By itself Helm never changes definitions in a chart's crds folder; Flux does when it is told. */
    private static MappingBuilder action() {
        return new MappingBuilder()
                .put("crds", "CreateReplace")
                .put("remediation", new MappingBuilder().put("retries", 3).build());
    }
}
