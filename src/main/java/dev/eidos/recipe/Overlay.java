package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints and components that a library has for some criteria, to be laid over those of less specific overlays.
 *
 * @param mixins by name, what it shares with other overlays
 * @param profile a choice that it leaves open; null if there is none
 * @param validation by phase ({@code deployment}, {@code performance}, {@code conformance}): checks and constraints
 * @param refusal why there is no recipe for these criteria; null where there is one
 */
public record Overlay(
        OverlayHead head,
        List<String> mixins,
        List<Constraint> constraints,
        List<ComponentRef> components,
        @Nullable Profile profile,
        Value.Mapping validation,
        @Nullable String refusal) {
    /** The name of the overlay that every recipe begins with. */
    public static final String BASE = "base";

    public Overlay {
        mixins = List.copyOf(mixins);
        constraints = List.copyOf(constraints);
        components = List.copyOf(components);
    }

    public String name() {
        return head.name();
    }
}
