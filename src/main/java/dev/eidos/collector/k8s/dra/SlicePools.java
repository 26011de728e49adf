package dev.eidos.collector.k8s.dra;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The pools of GPUs that ResourceSlices make up, gathered slice by slice. Of a pool only the slices of its highest
 * generation count, and only if as many are there as each of them says ({@code spec.pool}; Kubernetes documentation,
 * "Dynamic Resource Allocation", ResourceSlice).
 */
final class SlicePools {
    static final String DRIVER = "gpu.nvidia.com";

    private final SortedMap<String, Pool> pools = new TreeMap<>();
    private int nameless;

    private static final class Pool {
        private final long generation;
        private final long expected;
        private final SortedMap<String, Integer> devices = new TreeMap<>();
        private final SortedMap<String, Integer> drivers = new TreeMap<>();
        private final SortedMap<String, Integer> profiles = new TreeMap<>();
        private final SortedMap<String, Integer> types = new TreeMap<>();
        private final Set<String> nodes = new TreeSet<>();
        private long seen;

        Pool(long generation, long expected) {
            this.generation = generation;
            this.expected = expected;
        }

        boolean isComplete() {
            return seen == expected;
        }

        void add(GpuDevice device) {
            types.merge(device.type(), 1, Integer::sum);
            count(devices, device.product() == null ? null : device.type() + "." + device.product());
            count(drivers, device.driver());
            count(profiles, device.profile());
        }

        private static void count(SortedMap<String, Integer> counts, @Nullable String what) {
            if (what != null) {
                counts.merge(what, 1, Integer::sum);
            }
        }
    }

    /** Adds a slice, if it is of NVIDIA's driver. */
    void add(Value slice) {
        if (!slice.text("spec", "driver").equals(DRIVER)) {
            return;
        }
        String name = slice.text("spec", "pool", "name");
        Value described = slice.at("spec", "pool");
        if (name.isEmpty() || described == null) {
            nameless++;
            return;
        }
        long generation = described.number("generation", 0);
        Pool pool = pools.get(name);
        if (pool == null || pool.generation < generation) {
            pool = new Pool(generation, described.number("resourceSliceCount", 1));
            pools.put(name, pool);
        } else if (pool.generation > generation) {
            return;
        }
        pool.seen++;
        String node = slice.text("spec", "nodeName");
        if (!node.isEmpty()) {
            pool.nodes.add(node);
        }
        for (Value device : slice.items("spec", "devices")) {
            pool.add(GpuDevice.of(device));
        }
    }

    int count() {
        return pools.size();
    }

    /** The number of slices that name no pool. */
    int nameless() {
        return nameless;
    }

    /** The numbers of devices by type: {@code gpu}, {@code mig}, {@code vfio}. */
    SortedMap<String, Integer> types() {
        return sum(pool -> pool.types);
    }

    /** The numbers of devices by type and product, with a dot between. */
    SortedMap<String, Integer> devices() {
        return sum(pool -> pool.devices);
    }

    SortedMap<String, Integer> drivers() {
        return sum(pool -> pool.drivers);
    }

    SortedMap<String, Integer> profiles() {
        return sum(pool -> pool.profiles);
    }

    private interface Counts {
        SortedMap<String, Integer> of(Pool pool);
    }

    private SortedMap<String, Integer> sum(Counts counts) {
        SortedMap<String, Integer> sum = new TreeMap<>();
        for (Pool pool : pools.values()) {
            if (pool.isComplete()) {
                counts.of(pool).forEach((key, count) -> sum.merge(key, count, Integer::sum));
            }
        }
        return sum;
    }

    /** The nodes whose GPUs are in complete pools. */
    List<String> nodes() {
        Set<String> nodes = new TreeSet<>();
        pools.values().stream().filter(Pool::isComplete).forEach(pool -> nodes.addAll(pool.nodes));
        return List.copyOf(nodes);
    }

    /**
     * A sentence for each pool that is not complete, such as {@code pool a: 1 of 2 slices of generation 3 are there}.
     */
    List<String> incomplete() {
        List<String> incomplete = new ArrayList<>();
        pools.forEach((name, pool) -> {
            if (!pool.isComplete()) {
                incomplete.add("pool " + name + ": " + pool.seen + " of " + pool.expected + " slices of generation "
                        + pool.generation + " are there");
            }
        });
        return incomplete;
    }
}
