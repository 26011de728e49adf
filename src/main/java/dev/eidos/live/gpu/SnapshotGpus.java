package dev.eidos.live.gpu;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;

/**
 * The GPUs that a node's snapshot tells of. A count below zero is one that it does not tell.
 *
 * @param bus on the PCI bus
 * @param driver that the driver has
 */
public record SnapshotGpus(int bus, int driver) {
    static final SnapshotGpus UNTOLD = new SnapshotGpus(-1, -1);

    /** More than any machine has: a document may say what it likes. */
    private static final int MOST = 1_000_000;

    public static SnapshotGpus of(Snapshot snapshot) {
        return new SnapshotGpus(count(snapshot, "pci"), count(snapshot, "smi"));
    }

    private static int count(Snapshot snapshot, String subtype) {
        return snapshot.find(Measurement.GPU, subtype, "gpu-count")
                .map(reading -> reading instanceof Reading.Whole(long count) ? Math.clamp(count, -1, MOST) : -1)
                .orElse(-1);
    }
}
