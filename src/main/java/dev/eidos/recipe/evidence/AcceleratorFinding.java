package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.GPU;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The finding of which GPUs there are: as the driver names them, as the PCI bus identifies them, and as the labels of
 * the cluster's nodes say. All of them count, so that a machine or a cluster with two models is reported as such; on a
 * machine without GPUs the labels alone tell.
 */
final class AcceleratorFinding {
    private AcceleratorFinding() {}

    static CriterionFinding of(Snapshot snapshot) {
        List<Clue> signs = new ArrayList<>(models(snapshot, "smi", "gpu-", "by the driver's name"));
        boolean driver = !signs.isEmpty();
        hardware(snapshot).ifPresent(signs::add);
        signs.addAll(models(snapshot, "pci", "pci-", "by its PCI device ID"));
        if (!driver) {
            signs.addAll(unnamed(snapshot));
        }
        NodeLabels.startingWith(snapshot, NodeLabels.PRODUCT).forEach((label, _) -> {
            String product = label.substring(NodeLabels.PRODUCT.length());
            // one entry for all values, of which none is told: the values tell nodes apart
            if (!product.equals("*")) {
                signs.add(sign(NodeLabels.path(label), product, "by the nodes' label"));
            }
        });
        signs.addAll(devices(snapshot, "node-dra"));
        signs.addAll(devices(snapshot, "dra"));
        return CriterionFinding.of(Criterion.ACCELERATOR, signs, nothing(snapshot));
    }

    /** The products of GPUs that a DRA driver offers, where nodes have no such labels. */
    private static List<Clue> devices(Snapshot snapshot, String subtype) {
        Map<String, Reading> readings = snapshot.measurement(Measurement.K8S)
                .flatMap(found -> found.subtype(subtype))
                .map(Subtype::data)
                .orElse(Map.of());
        List<Clue> signs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String key : readings.keySet()) {
            // device.gpu.NVIDIA H100 80GB HBM3: MIG devices and those of virtual machines are of a product, too
            int type = key.indexOf('.') + 1;
            int product = key.indexOf('.', type) + 1;
            if (key.startsWith("device.") && product > 0 && seen.add(key.substring(product))) {
                signs.add(sign("K8s." + subtype + "." + key, key.substring(product), "by the DRA driver's devices"));
            }
        }
        return signs;
    }

    /** The model that all GPUs share, and every other that one of them has. */
    private static List<Clue> models(Snapshot snapshot, String machine, String each, String why) {
        List<Clue> signs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Subtype subtype : gpu(snapshot)) {
            boolean all = subtype.name().equals(machine);
            if (all || isNumbered(subtype, each)) {
                String key = all ? "gpu.model" : "model";
                Optional<String> model = subtype.get(key).map(Reading::asText).filter(text -> !text.isBlank());
                if (model.isPresent() && seen.add(model.get())) {
                    signs.add(sign(path(subtype, key), model.get(), why));
                }
            }
        }
        return signs;
    }

    /** AICR's snapshots since the middle of 2026 have the model alone, which that tool takes from the PCI device ID. */
    private static Optional<Clue> hardware(Snapshot snapshot) {
        return snapshot.find(GPU, "hardware", "model")
                .map(Reading::asText)
                .filter(model -> !model.isBlank())
                .map(model -> sign("GPU.hardware.model", model, "by its PCI device ID"));
    }

    /** GPUs on the bus that neither our table nor the host's names, which matters if no driver does either. */
    private static List<Clue> unnamed(Snapshot snapshot) {
        List<Clue> signs = new ArrayList<>();
        for (Subtype subtype : gpu(snapshot)) {
            if (isNumbered(subtype, "pci-") && subtype.get("model").isEmpty()) {
                subtype.get("device-id")
                        .map(Reading::asText)
                        .map(id -> new Clue.Unknown(path(subtype, "device-id"), id, "PCI device 10de:" + id))
                        .ifPresent(signs::add);
            }
        }
        return signs;
    }

    private static Clue sign(String path, String product, String why) {
        String accelerator = GpuModel.accelerator(product);
        return accelerator == null
                ? new Clue.Unknown(path, product, product)
                : new Clue.Tells(path, product, accelerator, why);
    }

    private static String nothing(Snapshot snapshot) {
        for (String subtype : List.of("smi", "pci", "hardware")) {
            if (snapshot.find(GPU, subtype, "gpu-count")
                    .filter(count -> count.asText().equals("0"))
                    .isPresent()) {
                return "GPU." + subtype + ".gpu-count is 0, and no node label names a GPU";
            }
        }
        return Missing.text(snapshot, GPU, "smi") + ", and no node label names a GPU";
    }

    private static List<Subtype> gpu(Snapshot snapshot) {
        return snapshot.measurement(GPU).map(Measurement::subtypes).orElse(List.of());
    }

    private static boolean isNumbered(Subtype subtype, String prefix) {
        return subtype.name().startsWith(prefix);
    }

    private static String path(Subtype subtype, String key) {
        return GPU + "." + subtype.name() + "." + key;
    }
}
