package dev.eidos.validate;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintPath;
import dev.eidos.constraint.GpuNodeLabel;
import dev.eidos.constraint.Operator;
import dev.eidos.constraint.Requirement;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Measurement;
import org.jspecify.annotations.Nullable;

/** Remedies that an operator has for a constraint that did not pass. The recipe's own words go before these. */
final class Remedies {
    private Remedies() {}

    /** The remedy for a verdict; null if nothing needs to be done, or nothing is known to help. */
    static @Nullable String of(Constraint constraint, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> null;
            case Verdict.Failed failed ->
                constraint.remedy() == null ? known(constraint, failed.actual()) : constraint.remedy();
            case Verdict.Unknown unknown -> SnapshotRemedies.of(constraint, unknown);
        };
    }

    private static @Nullable String known(Constraint constraint, String actual) {
        if (GpuNodeLabel.is(constraint.name())) {
            String label = constraint.value().strip();
            return label.startsWith("!")
                    ? "take the label " + label.substring(1) + " off the GPU nodes, in the settings of their pool"
                    : "give every GPU node the label " + label + ", in the settings of their pool";
        }
        return known(constraint.path(), constraint.expectation().unmet(actual));
    }

    /** The remedy that meets a requirement at a well-known path; null at any other. */
    static @Nullable String known(ConstraintPath path, Requirement requirement) {
        String aim = aim(requirement);
        return switch (path.type() + "." + path.subtype()) {
            case "K8s.server" -> path.key().equals("version") ? controlPlane(requirement) : null;
            case "OS.release" ->
                switch (path.key()) {
                    case "ID" -> "use a node image whose /etc/os-release has ID " + aim;
                    case "VERSION_ID" -> "use a node image whose /etc/os-release has VERSION_ID " + aim;
                    default -> null;
                };
            case "OS.kernel" -> path.key().equals("release") ? kernel(aim) : null;
            case "OS.sysctl" ->
                path.key().equals("/proc/sys/kernel/osrelease") ? kernel(aim) : sysctl(path, requirement);
            case "OS.grub" -> KernelRemedies.bootParameter(path.key(), requirement);
            case "OS.kmod" -> KernelRemedies.module(path.key(), requirement);
            case "GPU.smi" -> gpu(path.key(), requirement);
            default -> path.type().equals(Measurement.SYSTEMD) ? UnitRemedies.of(path, requirement) : null;
        };
    }

    private static @Nullable String sysctl(ConstraintPath path, Requirement requirement) {
        return path.key().startsWith(KernelRemedies.PROC_SYS) ? KernelRemedies.setting(path.key(), requirement) : null;
    }

    /** Kubernetes' version skew policy: the API server first, and never back. */
    private static String controlPlane(Requirement requirement) {
        return switch (requirement.operator()) {
            case AT_LEAST, MORE ->
                "upgrade the control plane to Kubernetes " + aim(requirement)
                        + ", one minor version at a time, and its nodes after it";
            case AT_MOST, LESS ->
                "a control plane cannot be downgraded: use a cluster with Kubernetes " + aim(requirement)
                        + ", or a recipe for this version";
            case EQUAL, NOT_EQUAL, EXACT ->
                "use a cluster with Kubernetes " + aim(requirement) + "; an older control plane can be upgraded";
        };
    }

    private static String kernel(String aim) {
        return "boot a kernel of version " + aim + ": install it from the distribution's packages and reboot, or use a"
                + " node image that has it";
    }

    private static @Nullable String gpu(String key, Requirement requirement) {
        String aim = aim(requirement);
        return switch (key) {
            case "driver" ->
                "install the NVIDIA driver " + aim
                        + ": driver.version of the GPU operator, or the node image's package";
            case "cuda-version" ->
                "install an NVIDIA driver that supports CUDA " + aim + ": the driver, not the toolkit, decides it";
            case "gpu-count" ->
                "use nodes with " + amount(requirement)
                        + " GPUs; if the machine has them, look for Xid errors in dmesg";
            case "gpu.model" -> "use nodes with the GPU model " + aim;
            default -> null;
        };
    }

    /** The wanted value in words: {@code 6.8 or later}. */
    static String aim(Requirement requirement) {
        return words(requirement, "later", "earlier");
    }

    /** The wanted amount in words: {@code 8 or more}. */
    static String amount(Requirement requirement) {
        return words(requirement, "more", "less");
    }

    private static String words(Requirement requirement, String above, String below) {
        String expected = requirement.expected();
        return switch (requirement.operator()) {
            case AT_LEAST -> expected + " or " + above;
            case MORE -> above + " than " + expected;
            case AT_MOST -> expected + " or " + below;
            case LESS -> below + " than " + expected;
            case EQUAL, EXACT -> expected;
            case NOT_EQUAL -> "other than " + expected;
        };
    }

    /** Returns whether one value is wanted, and not a range or anything else than a value. */
    static boolean isOneValue(Requirement requirement) {
        return requirement.operator() == Operator.EQUAL || requirement.operator() == Operator.EXACT;
    }
}
