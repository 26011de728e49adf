package dev.eidos.testing.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The nodes of a fleet that do not do what they should. */
public final class FailurePlan {
    private final Map<String, Behaviour> byNode;

    private FailurePlan(Map<String, Behaviour> byNode) {
        this.byNode = Map.copyOf(byNode);
    }

    public static FailurePlan none() {
        return new FailurePlan(Map.of());
    }

    /**
     * Reads a plan: {@code oom=3,image=10%,hang=sim-00007} is three nodes, a tenth of all, and that one. Which nodes
     * they are depends on the seed alone, and no node is taken twice.
     *
     * @throws IllegalArgumentException if it says anything else
     */
    public static FailurePlan parse(String spec, List<String> nodes, long seed) {
        Map<String, Behaviour> byNode = new LinkedHashMap<>();
        List<String> parts = spec.isBlank() ? List.of() : List.of(spec.strip().split(",", -1));
        for (String part : parts) {
            String which = value(part);
            if (nodes.contains(which)) {
                byNode.put(which, behaviour(part));
            }
        }
        List<String> shuffled = new ArrayList<>(nodes);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.removeAll(byNode.keySet());
        Deque<String> free = new ArrayDeque<>(shuffled);
        for (String part : parts) {
            String which = value(part);
            if (!nodes.contains(which)) {
                for (int i = count(which, nodes.size()); i > 0 && !free.isEmpty(); i--) {
                    byNode.put(free.pop(), behaviour(part));
                }
            }
        }
        return new FailurePlan(byNode);
    }

    private static Behaviour behaviour(String part) {
        return Behaviour.of(part.substring(0, part.indexOf('=')));
    }

    private static String value(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + part + "' is not KIND=COUNT, KIND=SHARE% or KIND=NODE");
        }
        return part.substring(equals + 1);
    }

    private static int count(String text, int nodes) {
        boolean share = text.endsWith("%");
        try {
            int number = Integer.parseInt(share ? text.substring(0, text.length() - 1) : text);
            return share ? Math.ceilDiv(nodes * number, 100) : number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number, no share and no node", e);
        }
    }

    public Behaviour of(String node) {
        return byNode.getOrDefault(node, Behaviour.SUCCEEDS);
    }

    /** The nodes that fail, and how. */
    public Map<String, Behaviour> failing() {
        return byNode;
    }
}
