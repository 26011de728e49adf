package dev.eidos.collector.gpu;

import java.util.List;

/**
 * The folders of a host that drivers use and the dynamic linker does not search. Whose they are, in their order: the
 * containers' convention, WSL, NixOS; Talos, whose own C library is another one; Bottlerocket, on both processors;
 * Flatcar; Container-Optimized OS; Jetson.
 */
final class DriverFolders {
    static final List<String> LIBRARIES = List.of(
            "/usr/local/nvidia/lib64",
            "/usr/lib/wsl/lib",
            "/run/opengl-driver/lib",
            "/usr/local/glibc/usr/lib",
            "/x86_64-bottlerocket-linux-gnu/sys-root/usr/lib/nvidia/tesla",
            "/aarch64-bottlerocket-linux-gnu/sys-root/usr/lib/nvidia/tesla",
            "/opt/nvidia/current/usr/lib64",
            "/opt/nvidia/current/usr/lib",
            "/opt/nvidia/current/lib64",
            "/var/lib/nvidia/lib64",
            "/usr/lib/aarch64-linux-gnu/nvidia");

    static final List<String> PROGRAMS = List.of(
            "/usr/bin",
            "/usr/local/bin",
            "/usr/local/nvidia/bin",
            "/usr/lib/wsl/lib",
            "/x86_64-bottlerocket-linux-gnu/sys-root/usr/libexec/nvidia/tesla/bin",
            "/aarch64-bottlerocket-linux-gnu/sys-root/usr/libexec/nvidia/tesla/bin",
            "/opt/nvidia/current/usr/bin",
            "/opt/nvidia/current/bin",
            "/opt/bin",
            "/var/lib/nvidia/bin");

    private DriverFolders() {}
}
