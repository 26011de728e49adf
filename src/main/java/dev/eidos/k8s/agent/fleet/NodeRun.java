package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.watch.RunState;
import dev.eidos.k8s.agent.watch.VerdictRules;
import dev.eidos.k8s.agent.watch.WatchedObject;
import java.time.Duration;
import java.time.Instant;

/** One node's part of a run, as far as it is known. Used by the run's own thread alone. */
final class NodeRun {
    private final int number;
    private final String node;
    private Instant begun;
    private Instant looked;
    private RunState seen;
    private boolean ending;
    private boolean askedForEvents;

    NodeRun(int number, String node, Value anchor, String run, Instant now) {
        this.number = number;
        this.node = node;
        this.begun = now;
        this.looked = now;
        this.seen = RunState.of(anchor.text("metadata", "uid"), run, anchor, now);
    }

    int number() {
        return number;
    }

    String node() {
        return node;
    }

    RunState seen() {
        return seen;
    }

    void sees(RunState now) {
        seen = now;
    }

    void pod(WatchedObject pod, Instant now) {
        seen = seen.withPod(pod, now);
    }

    VerdictRules rules(Duration nodeTimeout, Duration scheduleTimeout) {
        return new VerdictRules(begun.plus(nodeTimeout), scheduleTimeout);
    }

    Duration lasting(Instant now) {
        return Duration.between(begun, now);
    }

    /** Time in which nobody could tell how it is does not count. */
    void forgive(Duration time) {
        begun = begun.plus(time);
    }

    /** Returns whether it is time to look at the node itself again, and takes it that somebody does. */
    boolean looksAgain(Duration pause, Instant now) {
        if (Duration.between(looked, now).compareTo(pause) < 0) {
            return false;
        }
        looked = now;
        return true;
    }

    /** Returns true once. */
    boolean asksForEvents() {
        boolean first = !askedForEvents;
        askedForEvents = true;
        return first;
    }

    /** Returns whether its end is being seen to, so that nothing changes the verdict any more. */
    boolean isEnding() {
        return ending;
    }

    void ends() {
        ending = true;
    }
}
