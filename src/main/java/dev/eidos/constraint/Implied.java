package dev.eidos.constraint;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot says by not saying it: a list of modules that was read whole names all that are loaded, and a setting
 * that no file has is the program's default.
 *
 * @param value as the reading would be
 * @param source the path of what tells it
 */
record Implied(String value, String source) {
    private static final String CONTAINERD = "containerd" + OtherReadings.SCHEME;

    /** What is implied at a path that has no reading; null if nothing is. */
    static @Nullable Implied at(ConstraintPath path, Lookup.Absent absent, Snapshot snapshot) {
        if (absent.cause() != Cause.KEY_ABSENT || path.item() != null) {
            return null;
        }
        if (path.type().equals(Measurement.OS) && path.subtype().equals("kmod")) {
            return modulesAreListed(snapshot) ? new Implied("false", path.text()) : null;
        }
        return path.text().equals("SystemD.containerd-config.enable_cdi") ? cdi(path, snapshot) : null;
    }

    private static boolean modulesAreListed(Snapshot snapshot) {
        return snapshot.measurement(Measurement.OS)
                .flatMap(os -> os.subtype("kmod"))
                .map(Subtype::data)
                .filter(modules -> !modules.isEmpty())
                .isPresent();
    }

    /**
     * Containerd hands on devices by CDI without being asked since 2.0, whose configuration is of version 3
     * (containerd, docs/cri/config.md, {@code enable_cdi}).
     */
    private static @Nullable Implied cdi(ConstraintPath path, Snapshot snapshot) {
        String runtime = text(snapshot, Measurement.K8S, "node", "container-runtime-version");
        if (runtime.startsWith(CONTAINERD)) {
            Version version = Version.parse(runtime.substring(CONTAINERD.length()));
            return version == null
                    ? null
                    : new Implied(
                            String.valueOf(Requirement.parse(">= 2").match(runtime.substring(CONTAINERD.length()))
                                    == Match.HOLDS),
                            "K8s.node.container-runtime-version");
        }
        String version = text(snapshot, Measurement.SYSTEMD, path.subtype(), "version");
        return version.equals("3") || version.equals("4")
                ? new Implied("true", "SystemD.containerd-config.version")
                : null;
    }

    private static String text(Snapshot snapshot, String type, String subtype, String key) {
        return snapshot.find(type, subtype, key).map(Reading::asText).orElse("");
    }
}
