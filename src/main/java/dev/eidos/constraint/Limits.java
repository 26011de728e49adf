package dev.eidos.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requirements of which all must hold, written with commas between them: {@code >= 1.32, < 1.36}.
 *
 * @param all at least one
 */
record Limits(List<Requirement> all) {
    Limits {
        all = List.copyOf(all);
    }

    /** Both these and those, without a limit that another makes needless. */
    Limits and(Limits other) {
        List<Requirement> both = new ArrayList<>(all);
        for (Requirement requirement : other.all) {
            if (both.stream().noneMatch(one -> isSame(one, requirement))) {
                both.add(requirement);
            }
        }
        List<Requirement> needed = new ArrayList<>();
        for (int i = 0; i < both.size(); i++) {
            if (!isNeedless(i, both)) {
                needed.add(both.get(i));
            }
        }
        needed.sort((one, two) -> Integer.compare(rank(one), rank(two)));
        return new Limits(needed);
    }

    /** A record's own comparison is made of method handles, which takes a JVM that has just started 12 ms. */
    private static boolean isSame(Requirement one, Requirement other) {
        return one.operator() == other.operator() && one.expected().equals(other.expected());
    }

    /** Returns whether another limit of the same direction asks for more, or is the same and comes first. */
    private static boolean isNeedless(int at, List<Requirement> requirements) {
        Requirement one = requirements.get(at);
        if (!one.operator().orders()) {
            return false;
        }
        Cut from = Cut.from(one);
        Cut to = Cut.to(one);
        for (int i = 0; i < requirements.size(); i++) {
            if (i != at) {
                Cut otherFrom = Cut.from(requirements.get(i));
                Cut otherTo = Cut.to(requirements.get(i));
                int above = from == null || otherFrom == null ? -1 : otherFrom.comparedTo(from);
                int below = to == null || otherTo == null ? 1 : otherTo.comparedTo(to);
                if (above > 0 || below < 0 || (i < at && (above == 0 || below == 0))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Lower limits are written first, then upper ones, then the rest. */
    private static int rank(Requirement requirement) {
        return switch (requirement.operator()) {
            case AT_LEAST, MORE -> 0;
            case AT_MOST, LESS -> 1;
            case EQUAL, NOT_EQUAL, EXACT -> 2;
        };
    }

    /** Returns whether no version can meet all of them. */
    boolean areEmpty() {
        Cut from = from();
        Cut to = to();
        return from != null && to != null && from.comparedTo(to) >= 0;
    }

    /** Returns whether everything that meets the others meets these. */
    boolean contain(Limits other) {
        for (Requirement requirement : all) {
            Cut from = Cut.from(requirement);
            Cut to = Cut.to(requirement);
            Cut otherFrom = other.from();
            Cut otherTo = other.to();
            boolean implied = other.all.contains(requirement)
                    || (requirement.operator().orders()
                            && ((from != null && otherFrom != null && otherFrom.comparedTo(from) >= 0)
                                    || (to != null && otherTo != null && otherTo.comparedTo(to) <= 0)));
            if (!implied) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Cut from() {
        Cut from = null;
        for (Requirement requirement : all) {
            Cut one = Cut.from(requirement);
            from = from == null || (one != null && one.comparedTo(from) > 0) ? one : from;
        }
        return from;
    }

    private @Nullable Cut to() {
        Cut to = null;
        for (Requirement requirement : all) {
            Cut one = Cut.to(requirement);
            to = to == null || (one != null && one.comparedTo(to) < 0) ? one : to;
        }
        return to;
    }

    String text() {
        return all.stream().map(Requirement::text).collect(Collectors.joining(", "));
    }
}
