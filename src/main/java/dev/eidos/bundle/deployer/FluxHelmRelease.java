package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;

/** Flux's HelmReleases (fluxcd.io, "HelmRelease", helm.toolkit.fluxcd.io/v2, Flux v2.7). */
final class FluxHelmRelease {
    private FluxHelmRelease() {}

    static Node.Mapping of(Step.Chart chart, InstallUnit unit, String namespace) {
        return FluxObject.of(
                "helm.toolkit.fluxcd.io/v2",
                "HelmRelease",
                chart.release(),
                namespace,
                new MappingBuilder()
                        .put("interval", FluxObject.INTERVAL)
                        .put("timeout", HelmCommand.TIMEOUT)
                        .put("releaseName", chart.release())
                        .put("targetNamespace", unit.namespace())
                        // beside what it installs, where "helm list" and other deployers of a bundle look for it
                        .put("storageNamespace", unit.namespace())
                        .put("chart", chart(chart))
                        .put("install", action().put("createNamespace", true).build())
                        .put("upgrade", action().build())
                        .putMapping("values", unit.values())
                        .build());
    }

    private static Node.Mapping chart(Step.Chart chart) {
        return new MappingBuilder()
                .put(
                        "spec",
                        new MappingBuilder()
                                .put("chart", chart.chart())
                                .put("version", chart.version())
                                .put("sourceRef", FluxObject.reference("HelmRepository", chart.release()))
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
