package dev.eidos.collector.systemd;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * containerd's configuration, whichever of its versions it is written in (containerd, {@code docs/man/
 * containerd-config.toml.5.md} and {@code docs/cri/config.md}).
 *
 * <p>The settings of CRI belong to a plugin whose id changed: {@code cri} in version 1,
 * {@code io.containerd.grpc.v1.cri} in 2, and two plugins, runtime and images, in 3. Readings have the same keys for
 * all of them. Registry settings other than the directory of host files are never kept: they hold passwords.
 *
 * @param tree all files as one
 * @param plugins the ids of the plugins that CRI's settings were read from
 * @param gaps what the files say and containerd does not heed
 */
record ContainerdConfig(ConfigTree tree, CriSettings cri, List<String> plugins, List<Gap> gaps) {
    static final String NRI_PLUGIN = "io.containerd.nri.v1.nri";

    private static final List<String> NRI_SETTINGS =
            List.of("disable", "disable_connections", "plugin_path", "plugin_config_path", "socket_path");

    private static final List<String> TOP_LEVEL = List.of("version", "root", "state", "disabled_plugins");
    private static final List<String> RUNTIME_SETTINGS = List.of(
            "enable_cdi",
            "cdi_spec_dirs",
            "enable_selinux",
            "device_ownership_from_security_context",
            "disable_cgroup");

    void putInto(Subtype.Builder subtype) {
        tree.putInto(subtype, TOP_LEVEL);
        if (!plugins.isEmpty()) {
            subtype.put("cri-plugin", String.join(",", plugins));
        }
        cri.runtime().putInto(subtype, RUNTIME_SETTINGS);
        cri.images().table("pinned_images").putInto(subtype, "sandbox_image", "sandbox");
        cri.images().putInto(subtype, "snapshotter", "snapshotter");
        cri.images().table("registry").putInto(subtype, "registry.config_path", "config_path");
        ConfigTree nri = tree.table("plugins").table(NRI_PLUGIN);
        for (String setting : NRI_SETTINGS) {
            nri.putInto(subtype, "nri." + setting, setting);
        }
        cri.runtime().table("containerd").putInto(subtype, "default_runtime_name", "default_runtime_name");
        cri.runtime().table("containerd").putRuntimesInto(subtype);
        gaps.forEach(subtype::gap);
    }
}
