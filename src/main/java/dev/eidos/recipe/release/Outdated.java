package dev.eidos.recipe.release;

import dev.eidos.error.EidosException;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.List;

/** The search for what is newer than a library. */
public final class Outdated {
    private Outdated() {}

    /** How fresh each component is that has a chart or a kustomization, in the order of the registry. */
    public static List<Freshness> of(RecipeLibrary library, ReleaseSource source) throws InterruptedException {
        List<Freshness> all = new ArrayList<>();
        for (RegisteredComponent component : library.registry().values()) {
            if (component.repository() != null) {
                all.add(Freshness.of(component.name(), component.version(), published(component, source)));
            }
        }
        return all;
    }

    /** One repository that cannot be read must not hide what the others say. */
    private static Published published(RegisteredComponent component, ReleaseSource source)
            throws InterruptedException {
        if (component.type().equals(ComponentRef.KUSTOMIZE)) {
            return new Published.Unknown("it comes from a git repository, whose tags nobody lists");
        }
        try {
            return source.of(component);
        } catch (EidosException e) {
            return new Published.Unknown(e.what() + (e.reason() == null ? "" : ": " + e.reason()));
        }
    }
}
