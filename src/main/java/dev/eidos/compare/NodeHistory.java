package dev.eidos.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fate of a node, by its identities, between two snapshots that have its name.
 *
 * @param swaps GPUs that were replaced, that are gone, and that came; none where the whole machine is another
 */
public record NodeHistory(Fate fate, List<Swap> swaps) {
    private static final NodeHistory UNKNOWN = new NodeHistory(Fate.SAME, List.of());

    public NodeHistory {
        swaps = List.copyOf(swaps);
    }

    /** The ways of a node. */
    public enum Fate {
        /** Nothing says that it is another, or was started again. */
        SAME,
        /** The same, started again. */
        REBOOTED,
        /** Another under the same name. */
        REPLACED
    }

    /**
     * A GPU in the place of another.
     *
     * @param item the place
     * @param before its UUID; empty where there was none
     * @param after its UUID; empty where there is none
     */
    public record Swap(String item, String before, String after) {
        /** Returns whether there is one, and was another. */
        public boolean isReplaced() {
            return !before.isEmpty() && !after.isEmpty();
        }
    }

    /** That of two snapshots. Two nodes of different names have none in common. */
    public static NodeHistory between(NodeFacts before, NodeFacts after) {
        if (!before.name().equals(after.name())) {
            return UNKNOWN;
        }
        NodeIdentity old = before.identity();
        NodeIdentity now = after.identity();
        Fate fate = differ(old.uid(), now.uid())
                ? Fate.REPLACED
                : differ(old.bootId(), now.bootId()) ? Fate.REBOOTED : Fate.SAME;
        boolean other = fate == Fate.REPLACED
                && old.gpus().values().stream().noneMatch(now.gpus().values()::contains);
        return new NodeHistory(fate, other ? List.of() : swaps(old.gpus(), now.gpus()));
    }

    private static boolean differ(String before, String after) {
        return !before.isEmpty() && !after.isEmpty() && !before.equals(after);
    }

    /** By UUID, not by place: the driver counts the others anew when one is gone. */
    private static List<Swap> swaps(Map<String, String> before, Map<String, String> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        Map<String, String> gone = without(before, after);
        Map<String, String> came = without(after, before);
        List<Swap> swaps = new ArrayList<>();
        for (String item : List.copyOf(gone.keySet())) {
            String uuid = came.remove(item);
            if (uuid != null) {
                swaps.add(new Swap(item, gone.getOrDefault(item, ""), uuid));
                gone.remove(item);
            }
        }
        var rest = new ArrayList<>(came.entrySet());
        gone.forEach((item, uuid) -> {
            Map.Entry<String, String> other = rest.isEmpty() ? null : rest.removeFirst();
            swaps.add(other == null ? new Swap(item, uuid, "") : new Swap(other.getKey(), uuid, other.getValue()));
        });
        rest.forEach(entry -> swaps.add(new Swap(entry.getKey(), "", entry.getValue())));
        return swaps;
    }

    private static Map<String, String> without(Map<String, String> some, Map<String, String> others) {
        Map<String, String> left = new TreeMap<>(some);
        left.values().removeIf(others::containsValue);
        return left;
    }
}
