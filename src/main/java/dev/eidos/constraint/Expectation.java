package dev.eidos.constraint;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole value of a constraint: one requirement, or several with commas between them of which all must hold, or
 * alternatives with {@code ||} between them of which one must hold: {@code >= 575.57.08 || >= 570.133.20, < 571}.
 *
 * <p>A comma parts requirements only between two that begin with an operator; elsewhere it is part of a text.
 */
public final class Expectation {
    /** More are no range that a person has written. */
    private static final int MOST = 16;

    private static final String EXAMPLE = "write ranges as '>= 1.32, < 1.36' and alternatives as '>= 575 || < 571'";

    private final List<Limits> alternatives;

    private Expectation(List<Limits> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Reads a constraint's value.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is malformed
     */
    public static Expectation parse(String text) {
        Malformed malformed = malformed(text);
        if (malformed != null) {
            throw malformed.asException("malformed constraint value");
        }
        List<Limits> alternatives = new ArrayList<>();
        for (String alternative : alternatives(text)) {
            alternatives.add(new Limits(
                    requirements(alternative).stream().map(Requirement::parse).toList()));
        }
        return new Expectation(alternatives);
    }

    /** The fault of a constraint's value; null if it can be used. */
    public static @Nullable Malformed malformed(String text) {
        List<String> alternatives = alternatives(text);
        if (alternatives.size() > MOST) {
            return new Malformed(text, "it has more than " + MOST + " alternatives", "write fewer");
        }
        for (String alternative : alternatives) {
            if (alternatives.size() > 1 && alternative.isBlank()) {
                return new Malformed(text, "nothing stands on one side of ||", EXAMPLE);
            }
            List<String> requirements = requirements(alternative);
            if (requirements.size() > MOST) {
                return new Malformed(text, "it has more than " + MOST + " limits", "write fewer");
            }
            boolean whole = alternatives.size() == 1 && requirements.size() == 1;
            for (String requirement : requirements) {
                Malformed malformed = Requirement.malformed(whole ? text : requirement.strip());
                if (malformed != null) {
                    return malformed;
                }
            }
            var limits =
                    new Limits(requirements.stream().map(Requirement::parse).toList());
            if (limits.areEmpty()) {
                return new Malformed(text, "no version is within '" + limits.text() + "'", EXAMPLE);
            }
        }
        return null;
    }

    /** Returns whether it is more than one requirement. */
    public boolean isCompound() {
        return alternatives.size() > 1 || alternatives.getFirst().all().size() > 1;
    }

    /** The only requirement; empty if there are several. */
    public Optional<Requirement> single() {
        return isCompound()
                ? Optional.empty()
                : Optional.of(alternatives.getFirst().all().getFirst());
    }

    private static List<String> alternatives(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf("||"); at >= 0; at = text.indexOf("||", from)) {
            parts.add(text.substring(from, at));
            from = at + 2;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<String> requirements(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
            if (beginsWithOperator(text.substring(from, at)) && beginsWithOperator(text.substring(at + 1))) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static boolean beginsWithOperator(String text) {
        return Operator.of(text.strip()) != Operator.EXACT;
    }

    /** Holds a value against this. */
    public Match match(String value) {
        return match(requirement -> requirement.match(value));
    }

    /** As {@link #match(String)}, where something else holds the single requirements against a value. */
    Match match(Function<Requirement, Match> single) {
        Match best = Match.DOES_NOT_HOLD;
        for (Limits alternative : alternatives) {
            Match match = Match.HOLDS;
            for (Requirement requirement : alternative.all()) {
                Match one = single.apply(requirement);
                match = one == Match.DOES_NOT_HOLD || match == Match.HOLDS ? one : match;
                if (match == Match.DOES_NOT_HOLD) {
                    break;
                }
            }
            if (match == Match.HOLDS) {
                return match;
            }
            best = match == Match.NOT_COMPARABLE ? match : best;
        }
        return best;
    }

    /** The requirement to meet first, of the first alternative: one that a value does not meet, or simply the first. */
    public Requirement unmet(@Nullable String value) {
        List<Requirement> first = alternatives.getFirst().all();
        for (Requirement requirement : first) {
            if (value != null && requirement.match(value) != Match.HOLDS) {
                return requirement;
            }
        }
        return first.getFirst();
    }

    /**
     * What meets this and a stronger overlay's. A range and a limit are intersected with what is there. The stronger
     * replaces the weaker where one of them is a text or an equality, and where both are one limit of the same
     * direction: an overlay may ask for less, if it says so as plainly.
     *
     * @return empty if nothing can meet both
     */
    public Optional<Expectation> under(Expectation stronger) {
        if (replaces(stronger)) {
            return Optional.of(stronger);
        }
        List<Limits> both = new ArrayList<>();
        for (Limits one : alternatives) {
            for (Limits other : stronger.alternatives) {
                Limits limits = one.and(other);
                if (!limits.areEmpty() && both.stream().noneMatch(known -> known.contain(limits))) {
                    both.removeIf(limits::contain);
                    both.add(limits);
                }
            }
        }
        return both.isEmpty() ? Optional.empty() : Optional.of(new Expectation(both));
    }

    private boolean replaces(Expectation stronger) {
        Requirement one = single().orElse(null);
        Requirement other = stronger.single().orElse(null);
        if (one == null || other == null) {
            // a text is not within a range of versions
            return (one != null && !one.operator().orders())
                    || (other != null && !other.operator().orders());
        }
        return !one.operator().orders()
                || !other.operator().orders()
                || one.operator().isLower() == other.operator().isLower();
    }

    /** As it is written: {@code >= 1.32, < 1.36}. */
    public String text() {
        return alternatives.stream().map(Limits::text).collect(Collectors.joining(" || "));
    }
}
