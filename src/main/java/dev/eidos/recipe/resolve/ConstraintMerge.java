package dev.eidos.recipe.resolve;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.GpuNodeLabel;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The constraints of a recipe by name, and which layers they are from. */
final class ConstraintMerge {
    private final Map<String, Constraint> constraints = new LinkedHashMap<>();
    private final Map<String, List<String>> origins = new LinkedHashMap<>();

    /**
     * Adds a stronger layer's constraint to what is there.
     *
     * @param by the layer
     * @return what counts now
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if nothing can meet it and what is there
     */
    Constraint merged(Constraint constraint, String by) {
        Constraint below = constraints.get(constraint.name());
        Constraint counts = below == null ? constraint : merged(below, constraint, by);
        boolean intersected = !counts.value().equals(constraint.value());
        List<String> layers =
                new ArrayList<>(intersected ? origins.getOrDefault(constraint.name(), List.of()) : List.<String>of());
        layers.add(by);
        origins.put(constraint.name(), layers);
        constraints.put(constraint.name(), counts);
        return counts;
    }

    private Constraint merged(Constraint below, Constraint above, String by) {
        if (below.value().equals(above.value())
                || GpuNodeLabel.is(above.name())
                || below.malformed() != null
                || above.malformed() != null) {
            return above; // what is malformed is told where it is checked
        }
        Expectation stronger = above.expectation();
        Optional<Expectation> both = below.expectation().under(stronger);
        if (both.isEmpty()) {
            List<String> layers = origins.getOrDefault(below.name(), List.of());
            throw EidosException.of(ErrorCode.INVALID_INPUT, "two constraints exclude each other")
                    .object(above.name())
                    .reason("nothing is both '" + below.value() + "', from " + String.join(" and ", layers) + ", and '"
                            + above.value() + "', from " + by)
                    .suggestion("change one of them, or take it out")
                    .build();
        }
        return both.get().text().equals(stronger.text())
                ? above
                : new Constraint(
                        above.name(), both.get().text(), above.remedy() == null ? below.remedy() : above.remedy());
    }

    /**
     * Lays what a component supports below what is asked: a limit of the other direction narrows it. What it supports of
     * drivers counts only where an overlay asks for the nodes' own one; elsewhere the operator installs it later.
     */
    void supported(Constraint constraint, String by) {
        Constraint above = constraints.get(constraint.name());
        if (above != null) {
            List<String> layers = origins.getOrDefault(constraint.name(), List.of());
            origins.put(constraint.name(), List.of(by));
            constraints.put(constraint.name(), merged(constraint, above, String.join(" and ", layers)));
        } else if (!constraint.name().equals(Support.DRIVER)) {
            constraints.put(constraint.name(), constraint);
            origins.put(constraint.name(), List.of(by));
        }
    }

    List<Constraint> all() {
        return List.copyOf(constraints.values());
    }
}
