package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.List;
import java.util.Objects;

/**
 * A component as one or more recipes install it.
 *
 * @param recipe one of them
 * @param own the values that the library gives it
 */
record ChartUse(Recipe recipe, ComponentRef ref, RegisteredComponent registered, Value.Mapping own) {
    private static final Scheduling NOTHING_SAID = new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, 0);

    String name() {
        return ref.name();
    }

    ChartRef chart() {
        return new ChartRef(Objects.requireNonNullElse(ref.chart(), ref.name()), ref.version(), ref.source());
    }

    /** The values of a bundle for which the user says nothing about nodes. */
    Value.Mapping values() {
        return NOTHING_SAID.apply(own, registered);
    }

    String namespace() {
        return Objects.requireNonNullElse(ref.namespace(), "default");
    }

    BundledComponent bundled() {
        return new BundledComponent(ref, values(), List.of(), List.of());
    }
}
