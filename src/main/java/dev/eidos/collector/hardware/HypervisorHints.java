package dev.eidos.collector.hardware;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hints that a machine gives about its hypervisor. The CPUID leaves that would settle it need machine instructions.
 *
 * @param flag the processor's hypervisor flag; only x86 has one
 * @param xenGuest whether Xen says so
 * @param dmi the firmware's names for product, vendor, board and BIOS
 * @param deviceTree the device tree's hypervisor node, on ARM
 * @param clocks the kernel's clock sources; hypervisors bring their own
 */
record HypervisorHints(Optional<Boolean> flag, boolean xenGuest, List<String> dmi, String deviceTree, String clocks) {

    String verdict() {
        if (xenGuest) {
            return "xen";
        }
        boolean bareMetal = flag.isPresent() && !flag.get();
        if (bareMetal || isBareMetalInstance()) {
            return "none";
        }
        String named = byFirmware();
        String paravirtual = byInterface();
        if (named != null && !(named.equals("qemu") && paravirtual != null)) {
            return named;
        }
        if (paravirtual != null) {
            return paravirtual;
        }
        return flag.orElse(false) ? "vm-other" : "none";
    }

    /** Amazon's bare metal instances carry the same vendor as its virtual machines. */
    private boolean isBareMetalInstance() {
        for (String name : dmi) {
            if (name.endsWith(".metal") || name.contains(".metal-")) {
                return true;
            }
        }
        return false;
    }

    /** The beginnings of names by which systemd-detect-virt, too, knows hypervisors. */
    private @Nullable String byFirmware() {
        for (String name : dmi) {
            String type = typeOf(name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private static @Nullable String typeOf(String name) {
        return switch (name) {
            case String n when n.startsWith("KVM") || n.startsWith("OpenStack") || n.startsWith("KubeVirt") -> "kvm";
            case String n when n.startsWith("Amazon EC2") -> "amazon";
            case String n when n.startsWith("QEMU") -> "qemu";
            case String n when n.startsWith("VMware") || n.startsWith("VMW") -> "vmware";
            case String n when n.startsWith("innotek GmbH") || n.startsWith("VirtualBox") -> "oracle";
            case String n when n.startsWith("Xen") -> "xen";
            case String n when n.startsWith("Bochs") -> "bochs";
            case String n when n.startsWith("Parallels") -> "parallels";
            case String n when n.startsWith("BHYVE") -> "bhyve";
            case String n when n.startsWith("Hyper-V") -> "microsoft";
            case String n when n.startsWith("Apple Virtualization") -> "apple";
            case String n when n.startsWith("Google Compute Engine") -> "google";
            default -> null;
        };
    }

    private @Nullable String byInterface() {
        if (deviceTree.contains("linux,kvm") || clocks.contains("kvm-clock")) {
            return "kvm";
        }
        if (clocks.contains("hyperv_clocksource")) {
            return "microsoft";
        }
        if (deviceTree.contains("xen") || hasClock("xen")) {
            return "xen";
        }
        return deviceTree.contains("vmware") ? "vmware" : null;
    }

    private boolean hasClock(String name) {
        return (" " + clocks + " ").contains(" " + name + " ");
    }
}
