package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import java.util.List;

/**
 * The constraints and components that a library has for some criteria, to be laid over those of less specific overlays.
 *
 * @param validation by phase ({@code deployment}, {@code performance}, {@code conformance}): checks and constraints
 */
public record Overlay(
        OverlayHead head, List<Constraint> constraints, List<ComponentRef> components, Value.Mapping validation) {
    /** The name of the overlay that every recipe begins with. */
    public static final String BASE = "base";

    public Overlay {
        constraints = List.copyOf(constraints);
        components = List.copyOf(components);
    }

    public String name() {
        return head.name();
    }
}
