package dev.eidos.recipe.request;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;

/** A place that criteria come from, besides those that are stated one by one. */
public sealed interface CriteriaSource {

    /** Nothing but what is stated. */
    record None() implements CriteriaSource {}

    /**
     * A document of criteria, not yet held against a library.
     *
     * @param name of the document, for a failure
     */
    record Document(Criteria criteria, String name) implements CriteriaSource {}

    /**
     * A snapshot, which tells some criteria, and which overlays fit the machine.
     *
     * @param name of the snapshot, for a failure
     * @param ignoreConstraints whether to apply overlays too whose constraints the snapshot does not meet
     */
    record OfSnapshot(Snapshot snapshot, String name, boolean ignoreConstraints) implements CriteriaSource {}
}
