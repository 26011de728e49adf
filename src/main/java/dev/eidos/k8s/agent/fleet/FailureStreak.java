package dev.eidos.k8s.agent.fleet;

import dev.eidos.error.EidosException;

/**
 * Failures for the same reason, one after the other: a mistake that all nodes would meet shows itself by them.
 *
 * @param kind what was the same
 */
record FailureStreak(String kind, int length) {
    static final FailureStreak NONE = new FailureStreak("", 0);

    FailureStreak with(NodeOutcome outcome) {
        return switch (outcome) {
            case NodeOutcome.Collected _ -> NONE;
            case NodeOutcome.Failed(EidosException why) -> after(why.code() + " " + why.what());
            case NodeOutcome.NotDone _ -> this;
        };
    }

    private FailureStreak after(String next) {
        return new FailureStreak(next, next.equals(kind) ? length + 1 : 1);
    }
}
