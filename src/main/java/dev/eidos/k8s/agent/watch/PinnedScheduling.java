package dev.eidos.k8s.agent.watch;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scheduler's words on a pod that is for one node alone. It counts every other node among those that do not match,
 * which says nothing: {@code 0/21 nodes are available: 1 Insufficient cpu, 20 node(s) didn't match Pod's node
 * affinity.}
 */
final class PinnedScheduling {
    private static final Pattern COUNT = Pattern.compile("\\d+/\\d+ nodes are available: ");
    private static final Pattern BETWEEN = Pattern.compile(", (?=\\d+ )");
    private static final Pattern REASON = Pattern.compile("\\d+ (?:node\\(s\\) )?(.*)", Pattern.DOTALL);

    private PinnedScheduling() {}

    /** The words on that node; empty where the scheduler does not find it among its nodes. */
    static String own(String message) {
        Matcher count = COUNT.matcher(message);
        if (!count.lookingAt()) {
            return message;
        }
        int end = message.indexOf(" preemption:");
        String reasons = message.substring(count.end(), end < 0 ? message.length() : end);
        return Arrays.stream(BETWEEN.split(withoutStop(reasons)))
                .map(REASON::matcher)
                .filter(Matcher::matches)
                .map(reason -> reason.group(1))
                .filter(reason -> !reason.startsWith("didn't match Pod's node affinity")
                        && !reason.startsWith("didn't match node selector"))
                .collect(Collectors.joining(", "));
    }

    private static String withoutStop(String sentence) {
        String stripped = sentence.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
