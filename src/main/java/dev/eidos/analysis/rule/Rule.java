package dev.eidos.analysis.rule;

import dev.eidos.compare.PathPattern;
import java.util.List;

/**
 * The meaning of a difference.
 *
 * @param subject what it is about; several rules may share one
 * @param keys what has to differ; a sentence is about the first of them that does
 * @param effects what differs with it, and is no finding of its own then
 * @param when what is wrong on a node whatever the others say; one of them is enough
 * @param share of its group, at most, that may differ for it to be told: where more do, it is ordinary
 * @param missing whether only what others have and a node lacks counts
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
        List<PathPattern> effects,
        List<Condition> when,
        double share,
        boolean missing,
        String says,
        String remedy,
        List<String> commands,
        String source) {
    public Rule {
        keys = List.copyOf(keys);
        effects = List.copyOf(effects);
        when = List.copyOf(when);
        commands = List.copyOf(commands);
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

    public boolean isEffect(String path) {
        return effects.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
