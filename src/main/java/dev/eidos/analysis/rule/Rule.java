package dev.eidos.analysis.rule;

import dev.eidos.compare.FactValue;
import dev.eidos.compare.PathPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a difference.
 *
 * @param subject what it is about; several rules may share one
 * @param keys what has to differ; a sentence is about the first of them that does
 * @param values what the node has to say there; any if there are none
 * @param side which nodes it is about: those that lack something, or those that alone have it
 * @param effects what differs with it, and is no finding of its own then
 * @param explains ids and subjects of rules whose findings on the same node follow from this one
 * @param when what is wrong on a node whatever the others say; one of them is enough
 * @param share of its group, at most, that may differ for it to be told: where more do, it is ordinary
 * @param says the sentence, with {@code {value}} and {@code {usual}}
 * @param remedy what to do
 * @param commands that do it, with {@code {node}}
 * @param source where that is written
 */
public record Rule(
        String id,
        String subject,
        Severity severity,
        List<PathPattern> keys,
        List<PathPattern> values,
        Side side,
        List<PathPattern> effects,
        List<PathPattern> explains,
        List<Condition> when,
        double share,
        String says,
        String remedy,
        List<String> commands,
        String source) {
    public Rule {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
        effects = List.copyOf(effects);
        explains = List.copyOf(explains);
        when = List.copyOf(when);
        commands = List.copyOf(commands);
    }

    /** The nodes that a rule is about. */
    public enum Side {
        ANY,
        /** Only what others have and a node lacks. */
        MISSING,
        /** Only what a node has and others lack. */
        ADDED
    }

    /** One that no difference is a key of: what it says is found elsewhere. */
    public static Rule of(String id, Severity severity, String remedy, String source) {
        return new Rule(
                id, id, severity, List.of(), List.of(), Side.ANY, List.of(), List.of(), List.of(), 0.5, "", remedy,
                List.of(), source);
    }

    /** The place among the keys; -1 if it is none of them. */
    public int rank(String path) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).matches(path)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns whether a difference at one of its keys is meant.
     *
     * @param own what the node has; null if nothing
     * @param usual what most have; null if nothing
     */
    public boolean means(@Nullable FactValue own, @Nullable FactValue usual) {
        boolean side = switch (this.side) {
            case ANY -> true;
            case MISSING -> own == null;
            case ADDED -> usual == null && own != null;
        };
        return side && (values.isEmpty() || (own != null && own.texts().stream().anyMatch(this::isValue)));
    }

    private boolean isValue(String text) {
        return values.stream().anyMatch(pattern -> pattern.matches(text));
    }

    public boolean isEffect(String path) {
        return effects.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** Returns whether what another rule finds on the same node follows from this. */
    public boolean isCauseOf(Rule other) {
        return !equals(other)
                && explains.stream()
                        .anyMatch(pattern -> pattern.matches(other.id()) || pattern.matches(other.subject()));
    }
}
