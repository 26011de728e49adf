package dev.eidos.snapshot;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot as short as eyes want it: what all GPUs share stands once, long lists of small things are counted, and
 * modules are names. No gap is left out.
 */
final class FoldedSnapshot {
    /** The subtypes that are counted, with the word for what they hold. */
    private static final Map<String, String> COUNTED = Map.of(
            "OS.sysctl", "settings",
            "K8s.image", "images",
            "K8s.workload", "labels",
            "NodeTopology.label", "labels");

    /** The subtype whose keys say all: each is true. */
    private static final String NAMES = "OS.kmod";

    /** What {@code smi} and {@code pci} say of all GPUs begins with it. */
    private static final String OF_ALL = "gpu.";

    private FoldedSnapshot() {}

    static Snapshot of(Snapshot snapshot) {
        return new Snapshot(
                snapshot.metadata(),
                snapshot.measurements().stream().map(FoldedSnapshot::folded).toList());
    }

    private static Measurement folded(Measurement measurement) {
        List<Subtype> subtypes = measurement.subtypes().stream()
                .map(subtype -> folded(measurement, subtype))
                .toList();
        if (measurement.type().equals(Measurement.GPU)) {
            subtypes = sharedOnce(sharedOnce(subtypes, "smi", "gpu-", "GPUs"), "pci", "pci-", "GPUs on the PCI bus");
        }
        return new Measurement(measurement.type(), subtypes);
    }

    private static Subtype folded(Measurement measurement, Subtype subtype) {
        String path = measurement.type() + "." + subtype.name();
        String word = COUNTED.get(path);
        if (subtype.data().isEmpty() || (word == null && !path.equals(NAMES))) {
            return subtype;
        }
        Map<String, Reading> folded = word == null
                ? Map.of("loaded", Reading.of(String.join(", ", subtype.data().keySet())))
                : Map.of(word, Reading.of(subtype.data().size() + ", shown with --all"));
        return new Subtype(subtype.name(), folded, subtype.gaps());
    }

    /** The subtypes, with what those of one prefix share before the first of them, and nowhere else. */
    private static List<Subtype> sharedOnce(List<Subtype> subtypes, String machine, String prefix, String what) {
        List<Subtype> alike = subtypes.stream()
                .filter(subtype -> SnapshotSummary.isNumbered(subtype.name(), prefix)
                        && !subtype.data().isEmpty())
                .toList();
        if (alike.isEmpty()) {
            return subtypes;
        }
        Map<String, Reading> shared = shared(alike);
        List<Subtype> folded = new ArrayList<>();
        for (Subtype subtype : subtypes) {
            if (subtype.name().equals(machine)) {
                folded.add(without(subtype, shared, OF_ALL));
            } else if (alike.size() == 1 || !alike.contains(subtype)) {
                folded.add(subtype);
            } else {
                if (subtype.equals(alike.getFirst()) && !shared.isEmpty()) {
                    folded.add(new Subtype(alike.size() + " " + what, shared, List.of()));
                }
                Subtype own = without(subtype, shared, "");
                if (!own.data().isEmpty() || !own.gaps().isEmpty()) {
                    folded.add(own);
                }
            }
        }
        return folded;
    }

    /** The readings that all of them have, in the order of the first. */
    private static Map<String, Reading> shared(List<Subtype> subtypes) {
        Map<String, Reading> shared = new LinkedHashMap<>(subtypes.getFirst().data());
        for (Subtype subtype : subtypes) {
            shared.entrySet()
                    .removeIf(entry -> !entry.getValue().equals(subtype.data().get(entry.getKey())));
        }
        return shared;
    }

    private static Subtype without(Subtype subtype, Map<String, Reading> shared, String prefix) {
        Map<String, Reading> data = new LinkedHashMap<>(subtype.data());
        shared.forEach((key, reading) -> data.remove(prefix + key, reading));
        return subtype.with(data, subtype.gaps());
    }
}
