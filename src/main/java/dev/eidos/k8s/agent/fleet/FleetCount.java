package dev.eidos.k8s.agent.fleet;

/**
 * The progress of a run in numbers.
 *
 * @param all nodes of the run
 * @param running those whose agent has been begun and is not done
 * @param collected those whose snapshot has arrived
 */
public record FleetCount(int all, int running, int collected, int failed) {

    public int done() {
        return collected + failed;
    }
}
