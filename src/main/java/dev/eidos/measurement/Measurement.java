package dev.eidos.measurement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The readings of one area of a machine or cluster, such as its operating system or its GPUs.
 *
 * @param type one of the constants here, or a type that this version does not know and keeps as it is
 */
public record Measurement(String type, List<Subtype> subtypes) {
    public static final String K8S = "K8s";
    public static final String OS = "OS";
    public static final String SYSTEMD = "SystemD";
    public static final String GPU = "GPU";
    public static final String HARDWARE = "Hardware";
    public static final String NODE_TOPOLOGY = "NodeTopology";

    public Measurement {
        Objects.requireNonNull(type, "type");
        subtypes = List.copyOf(subtypes);
    }

    public Optional<Subtype> subtype(String name) {
        return subtypes.stream().filter(subtype -> subtype.name().equals(name)).findFirst();
    }
}
