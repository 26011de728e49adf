package dev.eidos.live.trial;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nccl-tests and NCCL (with {@code NCCL_DEBUG=INFO}) have written: the average bus bandwidth, and between nodes
 * the transport. A transport that NCCL has only looked for counts not: it says {@code NET/IB : No device found} and
 * takes sockets.
 *
 * @param bandwidth in GB/s; empty where there is no figure
 */
record NcclOutput(Optional<String> bandwidth, Transport transport) {
    private static final Pattern FIGURE =
            Pattern.compile("#\\s*Avg bus bandwidth\\s*:\\s*([0-9]{1,9}(\\.[0-9]{1,9})?)");
    private static final Pattern CHANNEL = Pattern.compile("via (NET/[^/\\s]+( [^/\\s]+)?)/");
    private static final Pattern NETWORK = Pattern.compile("Using network (\\S.*)$");

    /** The ways between nodes. */
    enum Transport {
        /** Nothing went between nodes, or NCCL did not say how. */
        NONE("none that NCCL tells of"),
        TCP("TCP"),
        /** InfiniBand, or RoCE: NCCL has one transport for both. */
        IB("IB"),
        EFA("EFA"),
        /** A plugin that is none of these. */
        OTHER("a plugin's");

        private final String label;

        Transport(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static NcclOutput of(List<String> lines) {
        Optional<String> bandwidth = Optional.empty();
        Transport announced = Transport.NONE;
        Transport used = Transport.NONE;
        boolean efa = false;
        for (String line : lines) {
            Matcher figure = FIGURE.matcher(line);
            if (figure.find()) {
                bandwidth = Optional.of(figure.group(1));
            }
            efa |= line.contains("NET/OFI Selected Provider is efa")
                    || line.contains("NET/OFI Selected provider is efa");
            Matcher channel = CHANNEL.matcher(line);
            if (channel.find()) {
                used = slower(used, transport(channel.group(1).substring("NET/".length())));
            }
            Matcher network = NETWORK.matcher(line);
            if (network.find()) {
                announced = slower(announced, transport(network.group(1).strip()));
            }
        }
        Transport all = used == Transport.NONE ? announced : used;
        // libfabric has other providers, TCP among them
        return new NcclOutput(bandwidth, all == Transport.EFA && !efa ? Transport.OTHER : all);
    }

    /** One rank over sockets is enough to make the figure one of TCP. */
    private static Transport slower(Transport one, Transport other) {
        return one == Transport.TCP || other == Transport.NONE ? one : other;
    }

    private static Transport transport(String name) {
        if (name.startsWith("Socket")) {
            return Transport.TCP;
        }
        if (name.startsWith("IB")) {
            return Transport.IB;
        }
        return name.contains("Libfabric") || name.startsWith("OFI") ? Transport.EFA : Transport.OTHER;
    }
}
