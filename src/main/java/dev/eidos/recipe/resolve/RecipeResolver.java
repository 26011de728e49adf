package dev.eidos.recipe.resolve;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.DependencyOrder;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.resolve.Provenance.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A resolver of criteria into a recipe. Deterministic: the same library and criteria give the same recipe. */
public final class RecipeResolver {
    private final RecipeLibrary library;
    private final String version;

    /**
     * A resolver that uses one library.
     *
     * @param version of this tool, for the recipe
     */
    public RecipeResolver(RecipeLibrary library, String version) {
        this.library = library;
        this.version = version;
    }

    /**
     * Resolves. Whether the result says enough for what was asked is {@link Coverage}'s question.
     *
     * @param snapshot where the recipe is to work: overlays whose constraints it does not meet are left out; none to
     *     apply all
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the library contradicts itself
     */
    public Resolution resolve(Criteria asked, @Nullable Snapshot snapshot) {
        return resolve(asked, snapshot, null);
    }

    /**
     * As {@link #resolve(Criteria, Snapshot)}, with a choice in the library's profile.
     *
     * @param profile such as {@code gpuStack=driver-installer}; null for the usual one, if the library has any
     */
    public Resolution resolve(Criteria asked, @Nullable Snapshot snapshot, @Nullable String profile) {
        List<OverlayHead> matching = OverlaySelection.matching(library, asked);
        var filter = new SnapshotFilter(library);
        List<OverlayHead> kept = snapshot == null ? matching : filter.keep(matching, snapshot);
        List<AppliedOverlay> applied = OverlaySelection.withInherited(kept, library);

        var composition = new Composition(library);
        for (AppliedOverlay one : applied) {
            Overlay overlay = library.overlay(one.head());
            Refusal.check(overlay, asked, library);
            composition.add(overlay);
        }
        ProfileChoice choice = ProfileChoice.of(composition.overlays(), profile, library);
        if (choice != null) {
            if (snapshot != null) {
                choice.check(snapshot);
            }
            composition.add(choice);
        }
        Map<String, ComponentRef> components = composition.components();
        List<Layer> layers = composition.layers();
        List<ComponentRef> defaults = defaults(components.values());
        layers.addFirst(new Layer(LibraryFiles.REGISTRY, List.of(), defaults));
        List<ComponentRef> complete = new ArrayList<>(defaults.size());
        for (ComponentRef registered : defaults) {
            ComponentRef said = Objects.requireNonNull(components.get(registered.name()));
            ComponentRef merged = ComponentMerge.merge(registered, said);
            complete.add(merged.withValuesFile(ComponentValues.ownFile(merged, library)));
        }
        composition.support(Support.of(complete, library));
        Recipe recipe = new Recipe(
                version,
                asked,
                composition.overlays().stream().map(Overlay::name).toList(),
                filter.excluded(),
                filter.warnings(),
                composition.constraints(),
                complete,
                DependencyOrder.of(complete),
                choice == null ? null : choice.selected(),
                Value.Mapping.EMPTY,
                composition.validation(),
                ClusterIdentity.UNKNOWN,
                library.lock());
        return new Resolution(recipe, applied, new Provenance(layers));
    }

    /** The components as the registry has them, which counts where no overlay says anything. */
    private List<ComponentRef> defaults(Iterable<ComponentRef> components) {
        List<ComponentRef> defaults = new ArrayList<>();
        for (ComponentRef component : components) {
            RegisteredComponent registered = library.registry().get(component.name());
            if (registered == null) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "an overlay has a component that is not registered")
                        .object(component.name())
                        .suggestion("add it to " + library.files().place(LibraryFiles.REGISTRY))
                        .build();
            }
            defaults.add(registered.defaults(component.type()));
        }
        return defaults;
    }
}
