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
 * A snapshot as short as eyes want it: what all GPUs share stands once, and long lists of small things are counted. No
 * gap is left out.
 */
final class FoldedSnapshot {
    /** The subtypes that are counted, with the word for what they hold. */
    private static final Map<String, String> COUNTED = Map.of(
            "OS.sysctl", "settings",
            "OS.kmod", "modules",
            "NodeTopology.label", "labels");

    /** What {@code smi} and {@code pci} say of all GPUs begins with it. */
    private static final String OF_ALL = "gpu.";

    private FoldedSnapshot() {}

    static Snapshot of(Snapshot snapshot) {
        return new Snapshot(
                snapshot.metadata(),
                snapshot.measurements().stream().map(FoldedSnapshot::folded).toList());
    }

    private static Measurement folded(Measurement measurement) {
        List<Subtype> subtypes =
                measurement.subtypes().stream().map(subtype -> counted(measurement, subtype)).toList();
        if (measurement.type().equals(Measurement.GPU)) {
            subtypes = sharedOnce(sharedOnce(subtypes, "smi", "gpu-"), "pci", "pci-");
        }
        return new Measurement(measurement.type(), subtypes);
    }

    private static Subtype counted(Measurement measurement, Subtype subtype) {
        String word = COUNTED.get(measurement.type() + "." + subtype.name());
        return word == null || subtype.data().isEmpty()
                ? subtype
                : new Subtype(
                        subtype.name(),
                        Map.of(word, Reading.of(subtype.data().size() + ", shown with --all")),
                        subtype.gaps());
    }

    /** The subtypes, with what those of one prefix share before the first of them, and nowhere else. */
    private static List<Subtype> sharedOnce(List<Subtype> subtypes, String machine, String prefix) {
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
                    folded.add(new Subtype(
                            alike.getFirst().name() + " to " + alike.getLast().name(), shared, List.of()));
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
            shared.entrySet().removeIf(entry -> !entry.getValue().equals(subtype.data().get(entry.getKey())));
        }
        return shared;
    }

    private static Subtype without(Subtype subtype, Map<String, Reading> shared, String prefix) {
        Map<String, Reading> data = new LinkedHashMap<>(subtype.data());
        shared.forEach((key, reading) -> data.remove(prefix + key, reading));
        return new Subtype(subtype.name(), data, subtype.gaps());
    }
}
