package dev.eidos.recipe.pool;

import static dev.eidos.measurement.Measurement.GPU;
import static dev.eidos.measurement.Measurement.K8S;
import static dev.eidos.measurement.Measurement.OS;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The names of pools: accelerator and operating system, {@code h100-ubuntu}; where two pools share these, also what
 * else differs between them, and a number if nothing does.
 */
final class PoolNames {
    private static final int LONGEST = 40;

    /** What may differ between pools of the same accelerator and operating system, the most telling first. */
    private static final List<Function<Snapshot, String>> TRAITS = List.of(
            snapshot -> text(snapshot, OS, "release", "VERSION_ID"),
            snapshot -> text(snapshot, OS, "kernel", "architecture"),
            snapshot -> text(snapshot, K8S, "node", "pool"),
            snapshot -> text(snapshot, K8S, "node", "instance-type"),
            snapshot -> text(snapshot, GPU, "smi", "driver"),
            snapshot -> text(snapshot, OS, "kernel", "release"));

    private PoolNames() {}

    /** The names of pools, in their order. */
    static List<String> of(List<Criteria> criteria, List<List<Snapshot>> nodes) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int pool = 0; pool < criteria.size(); pool++) {
            byName.computeIfAbsent(plain(criteria.get(pool)), _ -> new ArrayList<>())
                    .add(pool);
        }
        List<String> names =
                new ArrayList<>(criteria.stream().map(PoolNames::plain).toList());
        byName.forEach((name, pools) -> {
            if (pools.size() > 1) {
                List<String> more = told(pools, criteria, nodes);
                for (int i = 0; i < pools.size(); i++) {
                    names.set(pools.get(i), label(name + "-" + more.get(i)));
                }
            }
        });
        for (int pool = 0; pool < names.size(); pool++) {
            // two that were shortened, or a name that another has for its own
            if (names.subList(0, pool).contains(names.get(pool))) {
                names.set(pool, label(plain(criteria.get(pool))) + "-" + (pool + 1));
            }
        }
        return List.copyOf(names);
    }

    /** The name of a pool by itself. */
    static String plain(Criteria criteria) {
        List<String> parts = new ArrayList<>();
        for (Criterion criterion : List.of(Criterion.ACCELERATOR, Criterion.OS)) {
            if (criteria.names(criterion)) {
                parts.add(criteria.get(criterion));
            }
        }
        return parts.isEmpty() ? "gpu" : label(String.join("-", parts));
    }

    private static List<String> told(List<Integer> pools, List<Criteria> criteria, List<List<Snapshot>> nodes) {
        List<String> stacks = pools.stream()
                .map(pool -> criteria.get(pool).get(Criterion.GPU_STACK))
                .toList();
        if (new HashSet<>(stacks).size() == stacks.size()) {
            return stacks;
        }
        for (Function<Snapshot, String> trait : TRAITS) {
            List<String> values = new ArrayList<>();
            for (int pool : pools) {
                Set<String> found = new TreeSet<>();
                nodes.get(pool).forEach(node -> found.add(trait.apply(node)));
                values.add(found.size() == 1 ? found.iterator().next() : "");
            }
            if (!values.contains("") && new HashSet<>(values).size() == values.size()) {
                return values;
            }
        }
        List<String> numbers = new ArrayList<>();
        pools.forEach(_ -> numbers.add(Integer.toString(numbers.size() + 1)));
        return numbers;
    }

    private static String text(Snapshot snapshot, String type, String subtype, String key) {
        return snapshot.find(type, subtype, key).map(Reading::asText).orElse("");
    }

    /** As a DNS label has it. */
    private static String label(String text) {
        String label = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String shortened = label.substring(0, Math.min(label.length(), LONGEST));
        return shortened.replaceAll("^-+|-+$", "");
    }
}
