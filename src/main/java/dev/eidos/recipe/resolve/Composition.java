package dev.eidos.recipe.resolve;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Mixin;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.Provenance.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The layers of a recipe as they are laid over each other, the weakest first, and what has become of them so far. */
final class Composition {
    private final RecipeLibrary library;
    private final ConstraintMerge constraints = new ConstraintMerge();
    private final Map<String, ComponentRef> components = new TreeMap<>();
    private final List<Overlay> overlays = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Set<String> mixins = new HashSet<>();
    private Value.Mapping validation = Value.mapping(Map.of());

    Composition(RecipeLibrary library) {
        this.library = library;
    }

    /** Lays an overlay over what is there, and below it the mixins that nobody before has named. */
    void add(Overlay overlay) {
        for (String name : overlay.mixins()) {
            if (mixins.add(name)) {
                Mixin mixin = mixin(name, overlay, library);
                add(new Layer(mixin.file(), mixin.constraints(), mixin.components()));
            }
        }
        overlays.add(overlay);
        add(new Layer(overlay.name(), overlay.constraints(), overlay.components()));
        validation = ValidationMerge.merge(validation, overlay.validation());
    }

    /** Lays what a profile adds over all. */
    void add(ProfileChoice choice) {
        add(new Layer(
                "profile " + choice.selected().text(),
                choice.chosen().constraints(),
                choice.chosen().components()));
    }

    private void add(Layer layer) {
        List<Constraint> merged = new ArrayList<>(layer.constraints().size());
        for (Constraint constraint : layer.constraints()) {
            merged.add(constraints.merged(constraint, layer.by()));
        }
        layers.add(new Layer(layer.by(), merged, layer.components()));
        for (ComponentRef component : layer.components()) {
            ComponentRef below = components.get(component.name());
            components.put(component.name(), below == null ? component : ComponentMerge.merge(below, component));
        }
    }

    /** A mixin that an overlay names. */
    static Mixin mixin(String name, Overlay overlay, RecipeLibrary library) {
        Mixin mixin = library.mixin(name);
        if (mixin == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the overlay names a mixin that does not exist")
                    .object(library.files().place(overlay.head().file()))
                    .reason("it names '" + name + "', and the library has "
                            + (library.mixins().isEmpty()
                                    ? "none"
                                    : String.join(", ", library.mixins().keySet())))
                    .build();
        }
        return mixin;
    }

    /** Adds what components support, which lies below what overlays ask for, as all of the registry does. */
    void support(Map<String, List<Constraint>> supported) {
        supported.forEach((by, all) -> {
            for (Constraint constraint : all) {
                constraints.supported(constraint, by);
            }
        });
    }

    List<Overlay> overlays() {
        return overlays;
    }

    List<Constraint> constraints() {
        return constraints.all();
    }

    /** By name. */
    Map<String, ComponentRef> components() {
        return components;
    }

    /** To which the caller may add the weakest. */
    List<Layer> layers() {
        return layers;
    }

    Value.Mapping validation() {
        return validation;
    }
}
