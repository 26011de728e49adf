package dev.eidos.build;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The age of the JDK whose runtime a release ships, and with it every hole that was closed since. */
final class RuntimeAge {
    /** JDKs are released with security fixes every quarter, a few days early or late. */
    private static final int QUARTER_DAYS = 100;

    private RuntimeAge() {}

    /**
     * What a release build warns of.
     *
     * @param released the JDK's property {@code java.version.date}
     */
    static Optional<String> warning(String released, LocalDate today) {
        try {
            long days = ChronoUnit.DAYS.between(LocalDate.parse(released), today);
            return days <= QUARTER_DAYS
                    ? Optional.empty()
                    : Optional.of("warning: the JDK that this release ships is of " + released + ", " + days
                            + " days old: a newer one has fixes; install it and build again");
        } catch (DateTimeParseException e) {
            return Optional.of("warning: the JDK does not say of which day it is: see that it is the newest");
        }
    }
}
