package dev.eidos.collector.gpu.pci;

import org.jspecify.annotations.Nullable;

/**
 * An NVIDIA device on the PCI bus, as sysfs tells it.
 *
 * @param address domain, bus, device and function: {@code 0000:04:00.0}
 * @param pciClass six hexadecimal digits: base class, subclass, programming interface
 * @param deviceId four hexadecimal digits
 * @param subsystemId vendor and device: {@code 10de:16c1}
 * @param driver the kernel driver bound to it, {@code none} if there is none
 * @param numaNode the NUMA node next to it, if the machine says
 * @param maxWidth the most lanes that its PCIe link can have, if it tells
 * @param currentWidth the lanes that the link has
 * @param physicalFunction the address of the device that this is a part of, if it is a virtual function of SR-IOV
 */
record PciDevice(
        String address,
        String pciClass,
        String deviceId,
        @Nullable String subsystemId,
        String driver,
        @Nullable Long numaNode,
        @Nullable Long maxWidth,
        @Nullable Long currentWidth,
        @Nullable String physicalFunction) {

    /**
     * A VGA (0300) or 3D (0302) controller; the PCI Code and ID Assignment Specification lists the classes. A virtual
     * function has its device's class and is no GPU more; in a virtual machine that it was given to it is the GPU.
     */
    boolean isGpu() {
        return physicalFunction == null && isController();
    }

    /** Returns whether it is a share of a GPU: one of its virtual functions. */
    boolean isShareOf(PciDevice gpu) {
        return gpu.address.equals(physicalFunction) && isController();
    }

    private boolean isController() {
        return pciClass.startsWith("0300") || pciClass.startsWith("0302");
    }

    /** A bridge of the class "other" (0680), as NVSwitches are; the device id tells whether it is one. */
    boolean mayBeSwitch() {
        return pciClass.startsWith("0680");
    }
}
