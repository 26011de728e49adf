package dev.eidos.collector.systemd;

import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first of several places that has something, and the places before it that may have something.
 *
 * @param path none when nothing was found
 * @param hidden why the places that would go first could not be looked at; a place that has nothing is not among them
 */
record WellKnown(@Nullable String path, List<Gap> hidden) {

    /** @param whyNotSeen as {@link dev.eidos.host.HostRoot#whyNotSeen} */
    static WellKnown firstOf(List<String> places, Function<String, Optional<Gap>> whyNotSeen) {
        List<Gap> hidden = new ArrayList<>();
        for (String place : places) {
            Optional<Gap> unseen = whyNotSeen.apply(place);
            if (unseen.isEmpty()) {
                return new WellKnown(place, List.copyOf(hidden));
            }
            unseen.filter(WellKnown::mayBeThere).ifPresent(hidden::add);
        }
        return new WellKnown(null, List.copyOf(hidden));
    }

    /** The path that a service names, even when it is missing: reading it will say so. */
    static WellKnown named(String path) {
        return new WellKnown(path, List.of());
    }

    static boolean mayBeThere(Gap gap) {
        return gap.reason() != Gap.Reason.NotFound;
    }

    /**
     * The gaps that explain why there is nothing to read: the places that may not be looked at, or else the given one.
     */
    List<Gap> hiddenOr(Gap nothing) {
        return hidden.isEmpty() ? List.of(nothing) : hidden;
    }
}
