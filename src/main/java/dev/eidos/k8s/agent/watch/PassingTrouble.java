package dev.eidos.k8s.agent.watch;

import java.util.List;
import java.util.Locale;

/**
 * The words of an API server that could not make up its mind about an object: it did not reach the webhook that it has
 * to ask (its package {@code webhook}, "failed calling webhook"), or has not yet counted what a new quota is about. The
 * next try may go well. A webhook that answers no is another matter.
 */
public final class PassingTrouble {
    private static final String WEBHOOK = "failed calling webhook";
    private static final List<String> SIGNS = List.of(
            WEBHOOK,
            "failed to call webhook",
            "connection refused",
            "context deadline exceeded",
            "no endpoints available",
            "status unknown for quota");

    private PassingTrouble() {}

    /** Returns whether a message tells of such trouble. */
    public static boolean isIn(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(words::contains);
    }

    /** Advice for trouble that lasted. */
    public static String suggestion(String message) {
        return message.contains("quota")
                ? "run again: the cluster has not counted yet what the quota is about"
                : "see whether the webhook that is named is well:"
                        + " kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations; then run again";
    }
}
