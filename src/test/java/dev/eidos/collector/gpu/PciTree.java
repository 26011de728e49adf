package dev.eidos.collector.gpu;

import dev.eidos.host.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds a host's tree with a PCI bus as sysfs shows it: links into /sys/devices, drivers as links. */
public final class PciTree {
    private final Path root;

    public PciTree(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("sys/bus/pci/devices"));
    }

    public HostRoot host() {
        return HostRoot.of(root);
    }

    /** An H100 of an HGX board. */
    public PciTree h100(String address) throws IOException {
        return device(address, "0x10de", "0x030200", "0x2330").driver(address, "nvidia");
    }

    public PciTree device(String address, String vendor, String pciClass, String device) throws IOException {
        Path folder = Files.createDirectories(root.resolve("sys/devices/pci0000:00/" + address));
        Files.writeString(folder.resolve("vendor"), vendor + "\n");
        Files.writeString(folder.resolve("class"), pciClass + "\n");
        Files.writeString(folder.resolve("device"), device + "\n");
        Files.writeString(folder.resolve("subsystem_vendor"), "0x10de\n");
        Files.writeString(folder.resolve("subsystem_device"), "0x16c1\n");
        Files.writeString(folder.resolve("numa_node"), "-1\n");
        Files.createSymbolicLink(
                root.resolve("sys/bus/pci/devices/" + address), Path.of("../../../devices/pci0000:00/" + address));
        return this;
    }

    public PciTree driver(String address, String driver) throws IOException {
        Files.createSymbolicLink(
                root.resolve("sys/devices/pci0000:00/" + address + "/driver"),
                Path.of("../../../bus/pci/drivers/" + driver));
        return this;
    }

    public PciTree file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        return this;
    }
}
