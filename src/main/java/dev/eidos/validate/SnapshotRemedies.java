package dev.eidos.validate;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintPath;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Measurement;
import org.jspecify.annotations.Nullable;

/** Remedies for a snapshot that does not tell what a constraint asks for. */
final class SnapshotRemedies {
    private SnapshotRemedies() {}

    static @Nullable String of(Constraint constraint, Verdict.Unknown unknown) {
        return switch (unknown.cause()) {
            case MALFORMED -> "correct the constraint in the recipe";
            case NOT_COMPARABLE -> "correct the constraint in the recipe: compare this value with == or !=";
            case TYPE_ABSENT, SUBTYPE_ABSENT, NOT_COLLECTED -> snapshot(constraint.path());
            case KEY_ABSENT -> absentKey(constraint);
        };
    }

    /**
     * The remedy for a key that is absent. Where the kernel lists everything, a name that is not listed is not set or
     * not loaded; elsewhere another snapshot may have it.
     */
    private static @Nullable String absentKey(Constraint constraint) {
        ConstraintPath path = constraint.path();
        return switch (path.type() + "." + path.subtype()) {
            case "OS.kmod" ->
                "the module is not loaded: "
                        + Remedies.known(path, constraint.expectation().unmet(null));
            case "OS.grub" ->
                "the parameter is not set: "
                        + Remedies.known(path, constraint.expectation().unmet(null));
            default -> snapshot(path);
        };
    }

    private static String snapshot(ConstraintPath path) {
        return switch (path.type()) {
            case Measurement.K8S, Measurement.NODE_TOPOLOGY ->
                "take the snapshot with a kubeconfig that may read the cluster (--kubeconfig), or with --deploy-agent";
            case Measurement.GPU ->
                "take the snapshot on a GPU node where the driver is loaded, or with --deploy-agent";
            case Measurement.OS, Measurement.HARDWARE ->
                "take the snapshot as root on the node itself, or with --deploy-agent";
            case Measurement.SYSTEMD ->
                "take the snapshot as root on the node itself with --unit " + path.subtype()
                        + ", or with --deploy-agent";
            default -> "correct the constraint's name: no snapshot of eidos has the type " + path.type();
        };
    }
}
