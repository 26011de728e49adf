package dev.eidos.bundle.deployer.helmfile;

import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.StrictForm;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.YamlWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The namespaces that need labels, which helmfile cannot give: each is a release of its own, before the first component
 * in it. It outlives the release, as a namespace may hold more than what a bundle put there.
 */
final class HelmfileNamespaces {
    private HelmfileNamespaces() {}

    /** The steps by the unit that they come before. */
    static Map<String, InstallStep.Manifests> of(InstallPlan plan) {
        Map<String, InstallStep.Manifests> steps = new HashMap<>();
        Map<String, InstallUnit> first = new HashMap<>();
        for (InstallUnit unit : plan.units()) {
            if (!unit.namespaceLabels().isEmpty() && first.putIfAbsent(unit.namespace(), unit) == null) {
                steps.put(unit.name(), step(unit));
            }
        }
        return steps;
    }

    private static InstallStep.Manifests step(InstallUnit unit) {
        String text = YamlWriter.write(new MappingBuilder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", metadata -> metadata.put("name", unit.namespace())
                        .putTexts("labels", unit.namespaceLabels())
                        .putTexts("annotations", Map.of("helm.sh/resource-policy", "keep")))
                .build());
        String release = StrictForm.RELEASE.check(unit.name() + "-namespace", "component " + unit.name());
        return new InstallStep.Manifests(
                release, unit.name() + "/namespace", List.of(ManifestFile.of("namespace.yaml", text)));
    }
}
