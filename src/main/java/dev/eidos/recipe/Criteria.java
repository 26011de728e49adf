package dev.eidos.recipe;

import dev.eidos.error.MalformedValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The criteria that a recipe is wanted for, or that an overlay is meant for.
 *
 * @param values the criteria that were named; one that is missing is {@link #ANY}
 * @param nodes the number of GPU nodes in the cluster; 0 if that was not told
 */
public record Criteria(Map<Criterion, String> values, int nodes) {
    /**
     * The word for every value: in a request it asks for nothing in particular, in an overlay it takes whatever comes.
     */
    public static final String ANY = "any";

    public static final Criteria NONE = new Criteria(Map.of(), 0);

    public Criteria {
        EnumMap<Criterion, String> named = new EnumMap<>(Criterion.class);
        values.forEach((criterion, value) -> {
            if (!value.equals(ANY)) {
                named.put(criterion, value);
            }
        });
        values = Collections.unmodifiableMap(named);
    }

    /**
     * A number of GPU nodes, as somebody writes it.
     *
     * @return at least 1
     * @throws MalformedValue if it is none
     */
    public static int parseNodes(String text) {
        try {
            int nodes = Integer.parseInt(text);
            if (nodes >= 1) {
                return nodes;
            }
        } catch (NumberFormatException _) {
            // told below, as a number that is too small is
        }
        throw new MalformedValue("not a number of nodes", text, null, "use a whole number from 1, or leave it out");
    }

    /** The value of a criterion, or {@link #ANY}. */
    public String get(Criterion criterion) {
        return values.getOrDefault(criterion, ANY);
    }

    public boolean names(Criterion criterion) {
        return values.containsKey(criterion);
    }

    /** The same, but for one value. */
    public Criteria with(Criterion criterion, String value) {
        EnumMap<Criterion, String> changed = new EnumMap<>(Criterion.class);
        changed.putAll(values);
        changed.put(criterion, value);
        return new Criteria(changed, nodes);
    }

    public Criteria withNodes(int count) {
        return new Criteria(values, count);
    }

    /** The same in the words of eidos. */
    public Criteria canonical() {
        EnumMap<Criterion, String> named = new EnumMap<>(Criterion.class);
        values.forEach((criterion, value) -> named.put(criterion, Criterion.canonical(value)));
        return new Criteria(named, nodes);
    }

    /**
     * Returns whether something meant for these criteria is meant for the asked ones too: all that are named here are
     * asked for with the same value.
     */
    public boolean cover(Criteria asked) {
        for (Map.Entry<Criterion, String> named : values.entrySet()) {
            if (!named.getValue().equals(asked.get(named.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** The number of criteria that are named: what names more is stronger. */
    public int specificity() {
        return values.size();
    }

    /** For people: {@code service=eks intent=training}; empty if nothing is named. */
    public String text() {
        return values.entrySet().stream()
                .map(named -> named.getKey().label() + "=" + named.getValue())
                .collect(Collectors.joining(" "));
    }
}
