package dev.eidos.collector.gpu.software;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;

/**
 * IMEX, which shares GPU memory over NVLink between the nodes of a rack: its version, its settings, how many nodes it
 * is to know, and the channels that there are. The nodes' addresses are the cluster's and stay out. No subtype where
 * there is none of it.
 */
record ImexCollector(HostRoot host) implements Collector {
    private static final String NODES_FILE = "IMEX_NODE_CONFIG_FILE";
    private static final String CHANNELS = "/dev/nvidia-caps-imex-channels";

    @Override
    public String type() {
        return Measurement.GPU;
    }

    @Override
    public String name() {
        return "imex";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        var daemon = new Daemon(host, "nvidia-imex", List.of("nvidia-imex"));
        daemon.describe(subtype);
        Map<String, String> settings = daemon.configuration("/etc/nvidia-imex/config.cfg", subtype);
        nodes(subtype, settings.getOrDefault(NODES_FILE, "/etc/nvidia-imex/nodes_config.cfg"));
        if (host.isDirectory(CHANNELS)) {
            subtype.put("channels", host.list(CHANNELS).size());
        }
        Subtype found = subtype.build();
        return found.data().isEmpty() && found.gaps().isEmpty() ? List.of() : List.of(found);
    }

    /** A node's address or name stands in a line of its own. */
    private void nodes(Subtype.Builder subtype, String path) {
        if (!path.startsWith("/")) {
            return;
        }
        switch (host.read(path)) {
            case HostRead.Content(String text) ->
                subtype.put(
                        "nodes",
                        text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                                .count());
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    subtype.gap(gap);
                }
            }
        }
    }
}
