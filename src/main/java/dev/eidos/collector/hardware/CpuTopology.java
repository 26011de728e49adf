package dev.eidos.collector.hardware;

import dev.eidos.host.CpuSet;
import dev.eidos.host.HostRoot;
import java.util.BitSet;
import java.util.Optional;

/**
 * The numbers of processors that are online, at three levels, from sysfs ({@code admin-guide/cputopology.rst}).
 *
 * @param sockets physical packages
 * @param cores physical cores in all of them
 * @param threads processors that the scheduler sees
 */
record CpuTopology(int sockets, int cores, int threads) {
    private static final String CPUS = "/sys/devices/system/cpu/";

    /** The topology of a machine; empty where sysfs has none. */
    static Optional<CpuTopology> read(HostRoot host) {
        BitSet online = online(host);
        int sockets = groups(host, online, "core_siblings");
        int cores = groups(host, online, "thread_siblings");
        return sockets == 0 || cores == 0
                ? Optional.empty()
                : Optional.of(new CpuTopology(sockets, cores, online.cardinality()));
    }

    private static BitSet online(HostRoot host) {
        return host.read(CPUS + "online").asText().flatMap(CpuSet::ofList).orElseGet(() -> {
            var all = new BitSet();
            for (int cpu : NumberedEntries.in(host, CPUS, "cpu")) {
                all.set(cpu);
            }
            return all;
        });
    }

    /** Reads one member of each group only: a machine may have a thousand processors. */
    private static int groups(HostRoot host, BitSet cpus, String attribute) {
        var left = (BitSet) cpus.clone();
        int groups = 0;
        for (int cpu = left.nextSetBit(0); cpu >= 0; cpu = left.nextSetBit(cpu + 1)) {
            Optional<BitSet> members = siblings(host, CPUS + "cpu" + cpu + "/topology/" + attribute);
            if (members.isPresent()) {
                left.andNot(members.get());
                groups++;
            }
        }
        return groups;
    }

    /** Kernels before 2.6.26 write the mask only. */
    private static Optional<BitSet> siblings(HostRoot host, String path) {
        Optional<BitSet> list = host.read(path + "_list").asText().flatMap(CpuSet::ofList);
        return list.isPresent() ? list : host.read(path).asText().flatMap(CpuSet::ofMask);
    }
}
