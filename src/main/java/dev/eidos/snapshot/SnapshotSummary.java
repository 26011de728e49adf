package dev.eidos.snapshot;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of a snapshot that matter first: its GPUs, driver, CUDA, kernel, Kubernetes, and how much is missing. */
public final class SnapshotSummary {
    private static final String UNNAMED = "NVIDIA GPU";

    private final List<Measurement> measurements;
    private final List<String> parts = new ArrayList<>();

    private SnapshotSummary(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    /** The facts, such as {@code 8 x NVIDIA H100} and {@code driver 570.86.15}; what is not known is left out. */
    public static List<String> of(List<Measurement> measurements) {
        var summary = new SnapshotSummary(measurements);
        summary.gpus();
        summary.fact("driver ", Measurement.GPU, "smi", "driver");
        summary.fact("CUDA ", Measurement.GPU, "smi", "cuda-version");
        summary.fact("kernel ", Measurement.OS, "kernel", "release");
        summary.fact("Kubernetes ", Measurement.K8S, "server", "version");
        summary.gaps();
        return summary.parts;
    }

    private void fact(String label, String type, String subtype, String key) {
        String value = text(type, subtype, key);
        if (value != null) {
            parts.add(label + value);
        }
    }

    private void gpus() {
        if (counted("gpu-") || countedByOthers()) {
            return;
        }
        if (counted("pci-")) {
            parts.add("no driver");
        } else if ("0".equals(text(Measurement.GPU, "pci", "gpu-count")) || knownToHaveNone()) {
            parts.add("no GPU");
        }
    }

    /**
     * One part for each model, in the order of the GPUs, and one for those that do not answer; false if no GPU is known
     * by such a name.
     */
    private boolean counted(String prefix) {
        Map<String, Integer> models = new LinkedHashMap<>();
        int silent = 0;
        for (Measurement measurement : measurements) {
            if (measurement.type().equals(Measurement.GPU)) {
                for (Subtype subtype : measurement.subtypes()) {
                    if (!isNumbered(subtype.name(), prefix)) {
                        continue;
                    }
                    if (subtype.data().isEmpty()) {
                        silent++;
                    } else {
                        Reading model = subtype.data().get("model");
                        String name = model == null ? UNNAMED : model.asText();
                        models.put(name, models.getOrDefault(name, 0) + 1);
                    }
                }
            }
        }
        for (Map.Entry<String, Integer> model : models.entrySet()) {
            parts.add(model.getValue() + " x " + model.getKey());
        }
        if (silent > 0) {
            parts.add(silent + (silent == 1 ? " GPU that does not answer" : " GPUs that do not answer"));
        }
        return silent > 0 || !models.isEmpty();
    }

    /** Other tools of this design count GPUs without describing each. */
    private boolean countedByOthers() {
        return countedBy("smi", "gpu.model") || countedBy("hardware", "model");
    }

    private boolean countedBy(String subtype, String modelKey) {
        String count = text(Measurement.GPU, subtype, "gpu-count");
        String model = text(Measurement.GPU, subtype, modelKey);
        if (count == null || model == null) {
            return false;
        }
        parts.add(count + " x " + model);
        return true;
    }

    static boolean isNumbered(String name, String prefix) {
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && Character.isDigit(name.charAt(prefix.length()));
    }

    /** A driver that counts none, or that is not there: but only if nobody was kept from looking. */
    private boolean knownToHaveNone() {
        boolean looked = false;
        for (Measurement measurement : measurements) {
            if (measurement.type().equals(Measurement.GPU)) {
                looked = true;
                for (Subtype subtype : measurement.subtypes()) {
                    for (Gap gap : subtype.gaps()) {
                        if (gap.reason() != Gap.Reason.NotFound) {
                            return false;
                        }
                    }
                }
            }
        }
        return looked;
    }

    /** The same gap in several places counts once. */
    private void gaps() {
        Set<String> different = new HashSet<>();
        for (Measurement measurement : measurements) {
            for (Subtype subtype : measurement.subtypes()) {
                for (Gap gap : subtype.gaps()) {
                    different.add(gap.reason() + "\n" + gap.object() + "\n" + gap.message());
                }
            }
        }
        if (!different.isEmpty()) {
            parts.add(different.size() + (different.size() == 1 ? " gap" : " gaps"));
        }
    }

    private @Nullable String text(String type, String name, String key) {
        for (Measurement measurement : measurements) {
            if (measurement.type().equals(type)) {
                for (Subtype subtype : measurement.subtypes()) {
                    Reading reading =
                            subtype.name().equals(name) ? subtype.data().get(key) : null;
                    if (reading != null) {
                        return reading.asText();
                    }
                }
            }
        }
        return null;
    }
}
