package dev.eidos.recipe.library;

import dev.eidos.document.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a component was seen to work as the library has it.
 *
 * @param date when
 * @param on what it was seen, such as a service and its version; empty if it does not say
 * @param by who saw it; empty if it does not say
 */
public record Verification(LocalDate date, String on, String by) {
    /** The number of days for which a statement counts: charts and services have moved on by then. */
    public static final int DAYS = 90;

    /**
     * Reads what the registry says of a component ({@code verified}); null where it says nothing.
     *
     * @throws DateTimeParseException if the date is none
     */
    public static @Nullable Verification of(RegisteredComponent component) {
        return component.document().get("verified") instanceof Value.Mapping said
                ? new Verification(LocalDate.parse(said.text("date")), said.text("on"), said.text("by"))
                : null;
    }

    /** Returns whether it is too long ago to count. */
    public boolean isOld(LocalDate today) {
        return ChronoUnit.DAYS.between(date, today) > DAYS;
    }
}
