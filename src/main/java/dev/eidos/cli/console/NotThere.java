package dev.eidos.cli.console;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot has not because the machine has it not. Few machines have all that is looked for, such as Docker
 * beside containerd: that is an answer, and no fault.
 */
final class NotThere {
    private NotThere() {}

    /** Returns whether the gap is such an answer; that a GPU has no driver is none. */
    static boolean is(Gap gap, Measurement measurement) {
        return gap.reason() == Gap.Reason.NotFound
                && !(measurement.type().equals(Measurement.GPU) && hasGpu(measurement));
    }

    private static boolean hasGpu(Measurement gpu) {
        return gpu.subtypes().stream()
                .anyMatch(subtype ->
                        subtype.name().startsWith("gpu-") || subtype.name().startsWith("pci-"));
    }

    /** The names of what is not there, those of one type behind each other; the type alone if all of it is not. */
    static List<String> names(List<Measurement> measurements) {
        List<String> names = new ArrayList<>();
        for (Measurement measurement : measurements) {
            List<String> subtypes = new ArrayList<>();
            int whole = 0;
            for (Subtype subtype : measurement.subtypes()) {
                boolean lacks = subtype.gaps().stream().anyMatch(gap -> is(gap, measurement));
                if (lacks) {
                    subtypes.add(subtype.data().isEmpty() ? subtype.name() : subtype.name() + " (in part)");
                    whole += subtype.data().isEmpty() ? 1 : 0;
                }
            }
            if (whole == measurement.subtypes().size() && whole > 0) {
                names.add(measurement.type());
            } else if (!subtypes.isEmpty()) {
                names.add(measurement.type() + "." + String.join(", ", subtypes));
            }
        }
        return names;
    }
}
