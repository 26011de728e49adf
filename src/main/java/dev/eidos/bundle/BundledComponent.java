package dev.eidos.bundle;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A component with everything that is installed of it.
 *
 * @param ref its chart or kustomization, version and namespace
 * @param values the chart's values, everything merged
 * @param dependencies the components of the same bundle that must be there before it
 * @param manifests what is installed beside the chart
 * @param namespaceLabels what its namespace has to be labelled with, sorted
 * @param installation how it is installed
 * @param kustomized what its kustomization gives, where the bundle has that itself; null otherwise
 */
public record BundledComponent(
        ComponentRef ref,
        Value.Mapping values,
        List<String> dependencies,
        List<ManifestFile> manifests,
        SortedMap<String, String> namespaceLabels,
        Installation installation,
        @Nullable ManifestFile kustomized) {
    public BundledComponent {
        dependencies = List.copyOf(dependencies);
        manifests = List.copyOf(manifests);
        namespaceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(namespaceLabels));
    }

    /** A component whose kustomization, if it has one, is in its repository. */
    public BundledComponent(
            ComponentRef ref,
            Value.Mapping values,
            List<String> dependencies,
            List<ManifestFile> manifests,
            SortedMap<String, String> namespaceLabels,
            Installation installation) {
        this(ref, values, dependencies, manifests, namespaceLabels, installation, null);
    }

    /** A component that is installed as most are. */
    public BundledComponent(
            ComponentRef ref,
            Value.Mapping values,
            List<String> dependencies,
            List<ManifestFile> manifests,
            SortedMap<String, String> namespaceLabels) {
        this(ref, values, dependencies, manifests, namespaceLabels, Installation.USUAL);
    }

    /** A component whose namespace needs no labels. */
    public BundledComponent(
            ComponentRef ref, Value.Mapping values, List<String> dependencies, List<ManifestFile> manifests) {
        this(ref, values, dependencies, manifests, Collections.emptySortedMap());
    }

    /** The same, with what its kustomization gives in the bundle. */
    public BundledComponent with(@Nullable ManifestFile itsKustomized) {
        return new BundledComponent(ref, values, dependencies, manifests, namespaceLabels, installation, itsKustomized);
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
