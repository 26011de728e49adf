package dev.eidos.live.workload;

/** Pods that their node, or the control plane, gave up. */
final class NodeTroubles {
    private NodeTroubles() {}

    static Trouble failed(String reason, String message, String node) {
        String said = message.isEmpty() ? reason : reason + ": " + message;
        return switch (reason) {
            case "NodeLost", "NodeAffinity" ->
                Trouble.of(
                        "its node " + node + " gave it up: " + said, "look at the node: kubectl describe node " + node);
            case "Evicted", "Preempting", "Preempted", "NodeShutdown" ->
                Trouble.of("was put out of " + node + ": " + said, "give the node room, or the pod a higher priority");
            case "UnexpectedAdmissionError", "OutOfcpu", "OutOfmemory", "OutOfpods", "OutOfnvidia.com/gpu" ->
                Trouble.of(
                        "the node " + node + " did not take it: " + said,
                        "look at what the node offers: kubectl describe node " + node);
            default -> Trouble.of("has failed: " + said, "see what it says: kubectl describe node " + node);
        };
    }
}
