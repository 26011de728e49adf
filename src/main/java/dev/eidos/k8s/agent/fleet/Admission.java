package dev.eidos.k8s.agent.fleet;

/**
 * The decision on how many nodes are begun. One goes first, until one has succeeded: a mistake in the image's name must
 * not meet them all. A pure function of what has happened so far.
 */
record Admission(int maxParallel, int maxFailures) {

    /**
     * How many more may be begun now.
     *
     * @param running that are not done
     * @param collected so far
     */
    int more(int running, int collected, FailureStreak streak) {
        return isOver(streak) ? 0 : Math.max(0, (collected == 0 ? 1 : maxParallel) - running);
    }

    boolean isOver(FailureStreak streak) {
        return streak.length() >= maxFailures;
    }
}
