package dev.eidos.bundle;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.List;

/**
 * A component with everything that is installed of it.
 *
 * @param ref its chart or kustomization, version and namespace
 * @param values the chart's values, everything merged
 * @param dependencies the components of the same bundle that must be there before it
 * @param manifests what is installed beside the chart
 */
public record BundledComponent(
        ComponentRef ref, Value.Mapping values, List<String> dependencies, List<ManifestFile> manifests) {
    public BundledComponent {
        dependencies = List.copyOf(dependencies);
        manifests = List.copyOf(manifests);
    }

    public String name() {
        return ref.name();
    }

    /** The ways in which a component is installed. */
    public enum Kind {
        /** A Helm chart, perhaps with manifests beside it. */
        CHART,
        /** A kustomization in a repository. */
        KUSTOMIZATION,
        /** Manifests alone. */
        MANIFESTS
    }

    public Kind kind() {
        if (ComponentRef.KUSTOMIZE.equals(ref.type())) {
            return Kind.KUSTOMIZATION;
        }
        return ref.chart() == null || ref.source() == null || ref.source().isEmpty() ? Kind.MANIFESTS : Kind.CHART;
    }
}
