package dev.eidos.k8s.agent.watch;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A reason for which a scheduler leaves nodes out, by the words of its filters (kube-scheduler, the plugins'
 * {@code ErrReason}s). One sentence has several: {@code 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) …}.
 */
enum SchedulingCause {
    TAINT("taint"),
    SELECTOR("didn't match Pod's node affinity|didn't match node selector"),
    RESOURCES("Insufficient "),
    CORDON("were unschedulable"),
    POD_LIMIT("Too many pods"),
    VOLUME("volume|Volume"),
    OTHER_PODS("pod affinity|pod anti-affinity|topology spread");

    /** What comes after it is about the pods that would have to go, and repeats nothing of the causes. */
    private static final String PREEMPTION = "preemption:";

    private final Pattern words;

    SchedulingCause(String words) {
        this.words = Pattern.compile(words);
    }

    /** Those that the scheduler's sentence names, in the order of this list. */
    static List<SchedulingCause> in(String sentence) {
        int end = sentence.indexOf(PREEMPTION);
        String causes = end < 0 ? sentence : sentence.substring(0, end);
        return Arrays.stream(values())
                .filter(cause -> cause.words.matcher(causes).find())
                .toList();
    }
}
