package dev.eidos.live;

import dev.eidos.live.CheckResult.Status;
import dev.eidos.measurement.ClusterIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster held against a recipe.
 *
 * @param recipe the recipe's file or URL
 * @param snapshot where the nodes' facts came from; null where none were given
 * @param kubernetes the server's version, such as {@code v1.34.2}; empty where it does not tell
 * @param time when the cluster was read
 * @param phases those that were asked for
 * @param nodes those that checks of nodes are about, as folded names; empty for all
 */
public record LiveReport(
        String recipe,
        @Nullable String snapshot,
        ClusterIdentity cluster,
        String kubernetes,
        Instant time,
        List<Phase> phases,
        List<String> nodes,
        List<CheckResult> results) {
    public LiveReport {
        phases = List.copyOf(phases);
        nodes = List.copyOf(nodes);
        results = List.copyOf(results);
    }

    /** One about all nodes. */
    public LiveReport(
            String recipe,
            @Nullable String snapshot,
            ClusterIdentity cluster,
            String kubernetes,
            Instant time,
            List<Phase> phases,
            List<CheckResult> results) {
        this(recipe, snapshot, cluster, kubernetes, time, phases, List.of(), results);
    }

    /** The same with other results. */
    public LiveReport with(List<CheckResult> others) {
        return new LiveReport(recipe, snapshot, cluster, kubernetes, time, phases, nodes, others);
    }

    public int count(Status status) {
        return (int)
                results.stream().filter(result -> result.status() == status).count();
    }

    /**
     * Returns whether the cluster is as the recipe asks: something was found to be so, nothing failed, and nothing is
     * unknown that is not excused. So neither an empty recipe nor a cluster that hides everything ever passes.
     */
    public boolean passed(boolean allowUnknown) {
        return count(Status.PASSED) > 0 && count(Status.FAILED) == 0 && (allowUnknown || count(Status.UNKNOWN) == 0);
    }

    /** The counts in words: {@code 1 failed, 0 unknown, 4 passed of 5}. */
    public String counts() {
        int others = count(Status.SKIPPED) + count(Status.INAPPLICABLE);
        return count(Status.FAILED) + " failed, " + count(Status.UNKNOWN) + " unknown, " + count(Status.PASSED)
                + " passed of " + results.size() + (others == 0 ? "" : ", " + others + " skipped or not applicable");
    }
}
