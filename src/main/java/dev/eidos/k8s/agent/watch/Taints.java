package dev.eidos.k8s.agent.watch;

import java.util.List;
import java.util.regex.Pattern;

/** The taints that a scheduler names, such as {@code had taint {key: value}, that the pod didn't tolerate}. */
final class Taints {
    /** Since 1.24 it says {@code untolerated taint}, and leaves out an empty value. */
    private static final Pattern NAMED = Pattern.compile("taint \\{([^:}\\s]+)(?::[^}]*)?}");

    private Taints() {}

    /** Their keys, each once, in the sentence's order. */
    static List<String> in(String sentence) {
        return NAMED.matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
