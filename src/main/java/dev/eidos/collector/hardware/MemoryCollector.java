package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The memory that there is, never how much is in use. Sizes are the kernel's kB, 1024 bytes; {@code huge-pages-2048kb}
 * is the number of pages of that size in the pool.
 */
record MemoryCollector(HostRoot host) implements Collector {
    private static final String MEMINFO = "/proc/meminfo";
    private static final String HUGE_PAGES = "/sys/kernel/mm/hugepages";
    private static final String TRANSPARENT = "/sys/kernel/mm/transparent_hugepage/";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        switch (host.read(MEMINFO)) {
            case HostRead.Unread(Gap gap) -> subtype.gap(gap);
            case HostRead.Content(String text) -> {
                put(subtype, "mem-total-kb", MEMINFO, text, "MemTotal");
                put(subtype, "swap-total-kb", MEMINFO, text, "SwapTotal");
                // A kernel without huge pages has no such line.
                MemInfo.kilobytes(text, "Hugepagesize")
                        .ifPresent(size -> subtype.put("huge-page-default-size-kb", size));
            }
        }
        PageSize.kilobytes(host, subtype::gap).ifPresent(size -> subtype.put("page-size-kb", size));
        hugePages(subtype);
        nodes(subtype);
        return List.of(subtype.build());
    }

    private void hugePages(Subtype.Builder subtype) {
        var attributes = new Attributes(host, subtype);
        String prefix = "hugepages-";
        for (String size : host.list(HUGE_PAGES)) {
            if (size.startsWith(prefix) && size.endsWith("kB")) {
                String kilobytes = size.substring(prefix.length(), size.length() - 2);
                attributes.number("huge-pages-" + kilobytes + "kb", HUGE_PAGES + "/" + size + "/nr_hugepages");
            }
        }
        chosen(subtype, attributes, "transparent-huge-pages", TRANSPARENT + "enabled");
        chosen(subtype, attributes, "transparent-huge-pages-defrag", TRANSPARENT + "defrag");
    }

    /** The kernel lists the modes and puts the one in force in brackets: {@code always [madvise] never}. */
    private static void chosen(Subtype.Builder subtype, Attributes attributes, String key, String path) {
        attributes.value(path).ifPresent(modes -> {
            int open = modes.indexOf('[');
            int close = modes.indexOf(']', open + 1);
            subtype.put(key, open >= 0 && close > open ? modes.substring(open + 1, close) : modes);
        });
    }

    /**
     * One node's memory is the machine's; left out then, also because a guest that takes its memory over lazily shows a
     * growing figure there.
     */
    private void nodes(Subtype.Builder subtype) {
        List<Integer> nodes = NumberedEntries.in(host, NumaCollector.NODES, "node");
        if (nodes.size() < 2) {
            return;
        }
        for (int node : nodes) {
            String path = NumaCollector.NODES + "/node" + node + "/meminfo";
            switch (host.read(path)) {
                case HostRead.Unread(Gap gap) -> subtype.gap(gap);
                case HostRead.Content(String text) ->
                    put(subtype, "node" + node + ".mem-total-kb", path, text, "MemTotal");
            }
        }
    }

    private static void put(Subtype.Builder subtype, String key, String path, String text, String field) {
        MemInfo.kilobytes(text, field)
                .ifPresentOrElse(
                        value -> subtype.put(key, value), () -> subtype.gap(path, Gap.Reason.Invalid, "no " + field));
    }
}
