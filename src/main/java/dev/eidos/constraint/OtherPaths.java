package dev.eidos.constraint;

import dev.eidos.measurement.GpuProduct;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other places at which a snapshot may have what a path names: eidos and AICR, whose recipes and snapshots are read
 * here, call some facts differently. They are asked if the snapshot has nothing at the path as it is written.
 */
final class OtherPaths {
    private static final String SERVICE = ".service";

    private OtherPaths() {}

    /** The reading at one of them; null if there is none. */
    static @Nullable Reading find(ConstraintPath path, Snapshot snapshot) {
        return switch (path.type()) {
            case Measurement.SYSTEMD -> unit(path, snapshot);
            case Measurement.GPU -> gpu(path, snapshot);
            case Measurement.K8S -> cluster(path, snapshot);
            default -> null;
        };
    }

    /** A unit with its suffix is AICR's, whose key begins behind the last dot; one without is ours. */
    private static @Nullable Reading unit(ConstraintPath path, Snapshot snapshot) {
        List<ConstraintPath> others = new ArrayList<>();
        String whole = path.subtype() + "." + path.key();
        int last = whole.lastIndexOf('.');
        String unit = whole.substring(0, last);
        String key = whole.substring(last + 1);
        others.add(new ConstraintPath(path.type(), unit, key));
        others.add(new ConstraintPath(path.type(), named(unit), key));
        others.add(new ConstraintPath(path.type(), path.subtype() + SERVICE, path.key()));
        for (ConstraintPath other : others) {
            Reading reading = at(snapshot, path.type(), other.subtype(), other.key());
            if (reading != null) {
                return reading;
            }
        }
        return null;
    }

    /** A unit as subtypes of ours are called. */
    private static String named(String unit) {
        String name = unit.endsWith(SERVICE) ? unit.substring(0, unit.length() - SERVICE.length()) : unit;
        return name.replace('.', '-');
    }

    private static @Nullable Reading gpu(ConstraintPath path, Snapshot snapshot) {
        return switch (path.subtype() + "." + path.key()) {
            case "hardware.gpu-count" -> count(snapshot);
            case "hardware.gpu-present" -> {
                Reading count = count(snapshot);
                yield count == null ? null : Reading.of(!count.asText().equals("0"));
            }
            case "hardware.driver-loaded" -> driver(snapshot);
            case "hardware.model" -> model(snapshot);
            case "smi.gpu-count", "pci.gpu-count" -> at(snapshot, Measurement.GPU, "hardware", "gpu-count");
            default -> null;
        };
    }

    private static @Nullable Reading count(Snapshot snapshot) {
        Reading driver = at(snapshot, Measurement.GPU, "smi", "gpu-count");
        return driver == null ? at(snapshot, Measurement.GPU, "pci", "gpu-count") : driver;
    }

    private static @Nullable Reading driver(Snapshot snapshot) {
        if (at(snapshot, Measurement.GPU, "smi", "driver") != null) {
            return Reading.of(true);
        }
        boolean listed = snapshot.measurement(Measurement.OS)
                .flatMap(os -> os.subtype("kmod"))
                .filter(modules -> !modules.data().isEmpty())
                .isPresent();
        return listed ? Reading.of(at(snapshot, Measurement.OS, "kmod", "nvidia") != null) : null;
    }

    private static @Nullable Reading model(Snapshot snapshot) {
        Reading driver = at(snapshot, Measurement.GPU, "smi", "gpu.model");
        Reading product = driver == null ? at(snapshot, Measurement.GPU, "pci", "gpu.model") : driver;
        String model = product == null ? null : GpuProduct.model(product.asText());
        return model == null ? null : Reading.of(model);
    }

    private static @Nullable Reading cluster(ConstraintPath path, Snapshot snapshot) {
        return switch (path.subtype() + "." + path.key()) {
            case "server.goVersion" -> at(snapshot, Measurement.K8S, "server", "go-version");
            case "server.go-version" -> at(snapshot, Measurement.K8S, "server", "goVersion");
            case "node.source-node" -> at(snapshot, Measurement.K8S, "node", "name");
            case "node.name" -> at(snapshot, Measurement.K8S, "node", "source-node");
            case "node.container-runtime-id" -> at(snapshot, Measurement.K8S, "node", "container-runtime-version");
            case "node.container-runtime-name" -> runtime(snapshot);
            default -> null;
        };
    }

    private static @Nullable Reading runtime(Snapshot snapshot) {
        Reading version = at(snapshot, Measurement.K8S, "node", "container-runtime-version");
        int name = version == null ? -1 : version.asText().indexOf(OtherReadings.SCHEME);
        return version == null || name < 0 ? null : Reading.of(version.asText().substring(0, name));
    }

    /** The first at a path, as {@link Lookup} has it: a type may stand twice. */
    private static @Nullable Reading at(Snapshot snapshot, String type, String subtype, String key) {
        for (Measurement measurement : snapshot.measurements()) {
            if (measurement.type().equals(type)) {
                for (Subtype one : measurement.subtypes()) {
                    Reading reading = one.name().equals(subtype) ? one.data().get(key) : null;
                    if (reading != null) {
                        return reading;
                    }
                }
            }
        }
        return null;
    }
}
