package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.Map;
import java.util.Set;

/**
 * Which objects are a component's: by what Helm writes on all it installs, by the labels that charts give, else by the
 * namespace, where no other component has it. Operators' operands have none of these labels.
 *
 * @param alone whether the namespace is the component's alone
 */
record Ownership(ComponentRef component, boolean alone) {
    private static final String RELEASE = "meta.helm.sh/release-name";
    private static final Set<String> SHARED = Set.of("kube-system", "kube-public", "default");

    boolean owns(Value object) {
        String name = component.name();
        Map<String, String> labels = object.texts("metadata", "labels");
        String release = object.texts("metadata", "annotations").getOrDefault(RELEASE, "");
        ChartLabel chart = ChartLabel.of(labels);
        if (isIts(release) || isIts(labels.getOrDefault("app.kubernetes.io/instance", "")) || chart.isOf(component)) {
            return true;
        }
        boolean others = !release.isEmpty() && !release.contains(name);
        return alone && !others && !SHARED.contains(object.text("metadata", "namespace"));
    }

    /** The bundle's releases are named after the component, with more behind it for manifests beside its chart. */
    private boolean isIts(String release) {
        return release.equals(component.name()) || release.startsWith(component.name() + "-");
    }
}
