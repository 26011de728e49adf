package dev.eidos.recipe.resolve;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ranges that components support, as the registry has them for its versions ({@code supports}). */
public final class Support {
    /** The reading that a supported range of Kubernetes is held against. */
    public static final String KUBERNETES = "K8s.server.version";

    /** The reading that a supported range of drivers is held against. */
    public static final String DRIVER = "GPU.smi.driver";

    private Support() {}

    /** What components support, by who says it. Of a version that an overlay has set, the registry knows nothing. */
    static Map<String, List<Constraint>> of(List<ComponentRef> components, RecipeLibrary library) {
        Map<String, List<Constraint>> supported = new LinkedHashMap<>();
        for (ComponentRef component : components) {
            RegisteredComponent registered = library.registry().get(component.name());
            if (registered != null && said(component).equals(said(registered.defaults(component.type())))) {
                supported.put(
                        component.name() + " in " + library.files().place(LibraryFiles.REGISTRY), of(registered));
            }
        }
        return supported;
    }

    /** What a component in its registered version works with, as constraints. */
    public static List<Constraint> of(RegisteredComponent component) {
        List<Constraint> constraints = new ArrayList<>();
        if (component.document().get("supports") instanceof Value.Mapping supports) {
            add(constraints, component, KUBERNETES, supports.textOrNull("kubernetes"), "Kubernetes");
            add(constraints, component, DRIVER, supports.textOrNull("driver"), "an NVIDIA driver");
        }
        return constraints;
    }

    private static void add(
            List<Constraint> constraints,
            RegisteredComponent component,
            String path,
            @Nullable String value,
            String what) {
        if (value != null) {
            String remedy = component.name() + " " + component.version() + " supports " + what + " " + value + " only.";
            constraints.add(new Constraint(path, value, remedy));
        }
    }

    private static String said(ComponentRef component) {
        return component.version() + " " + component.tag();
    }
}
