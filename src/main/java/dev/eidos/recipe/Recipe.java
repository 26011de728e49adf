package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.measurement.ClusterIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Components in versions that work together, and what they demand of the machines.
 *
 * @param version the version of the tool that resolved it; null if a document does not say
 * @param appliedOverlays by name, in the order in which they were laid over each other
 * @param excludedOverlays those that the criteria matched, and the snapshot did not
 * @param components by name
 * @param deploymentOrder the components' names, each after those it depends on
 * @param profile the choice of a library's profile that it was made with; null if the library has none
 * @param configuration settings for AICR's bundler, which eidos does not know
 * @param validation checks and constraints by phase, for tools that check a running cluster
 * @param cluster the one that it is meant for; unknown for one that is for any
 * @param library the one that it was made with; null if a document does not say
 */
public record Recipe(
        @Nullable String version,
        Criteria criteria,
        List<String> appliedOverlays,
        List<ExcludedOverlay> excludedOverlays,
        List<ConstraintWarning> warnings,
        List<Constraint> constraints,
        List<ComponentRef> components,
        List<String> deploymentOrder,
        @Nullable SelectedProfile profile,
        Value.Mapping configuration,
        Value.Mapping validation,
        ClusterIdentity cluster,
        @Nullable LibraryLock library) {
    public Recipe {
        appliedOverlays = List.copyOf(appliedOverlays);
        excludedOverlays = List.copyOf(excludedOverlays);
        warnings = List.copyOf(warnings);
        constraints = List.copyOf(constraints);
        components = List.copyOf(components);
        deploymentOrder = List.copyOf(deploymentOrder);
    }

    /** A recipe for any cluster, without profile and configuration, as most are. */
    public Recipe(
            @Nullable String version,
            Criteria criteria,
            List<String> appliedOverlays,
            List<ExcludedOverlay> excludedOverlays,
            List<ConstraintWarning> warnings,
            List<Constraint> constraints,
            List<ComponentRef> components,
            List<String> deploymentOrder,
            Value.Mapping validation) {
        this(
                version,
                criteria,
                appliedOverlays,
                excludedOverlays,
                warnings,
                constraints,
                components,
                deploymentOrder,
                null,
                Value.Mapping.EMPTY,
                validation,
                ClusterIdentity.UNKNOWN,
                null);
    }

    /** The same for one cluster, or for any. */
    public Recipe meantFor(ClusterIdentity other) {
        return new Recipe(
                version,
                criteria,
                appliedOverlays,
                excludedOverlays,
                warnings,
                constraints,
                components,
                deploymentOrder,
                profile,
                configuration,
                validation,
                other,
                library);
    }

    /** The names of the overlays that it was made without. */
    public List<String> excludedNames() {
        return excludedOverlays.stream().map(ExcludedOverlay::name).toList();
    }
}
