package dev.eidos.collector.systemd;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * containerd's configuration, whichever of its versions it is written in (containerd, {@code docs/man/
 * containerd-config.toml.5.md} and {@code docs/cri/config.md}).
 *
 * <p>The settings of CRI belong to a plugin whose id changed: {@code cri} in version 1,
 * {@code io.containerd.grpc.v1.cri} in 2, and two plugins, runtime and images, in 3. Readings have the same keys for
 * all of them. Registry settings other than the directory of host files are never kept: they hold passwords.
 */
record ContainerdConfig(ConfigTree tree) {
    private static final List<String> RUNTIME_PLUGINS =
            List.of("cri", "io.containerd.grpc.v1.cri", "io.containerd.cri.v1.runtime");
    private static final String IMAGES_PLUGIN = "io.containerd.cri.v1.images";
    private static final String NRI_PLUGIN = "io.containerd.nri.v1.nri";

    private static final List<String> TOP_LEVEL = List.of("version", "root", "state", "disabled_plugins");
    private static final List<String> CRI_SETTINGS = List.of(
            "enable_cdi",
            "cdi_spec_dirs",
            "enable_selinux",
            "device_ownership_from_security_context",
            "disable_cgroup",
            "sandbox_image");

    static ContainerdConfig of(ConfigTree tree) {
        return new ContainerdConfig(tree);
    }

    List<String> imports() {
        return tree.texts("imports");
    }

    /**
     * Under an imported file: lists grow, and a plugin's settings are replaced as a whole, except that containerd 2,
     * whose files are of version 3, merges them (containerd, {@code cmd/containerd/server/config}, mergeConfig).
     */
    ContainerdConfig importing(ConfigTree later) {
        ConfigTree merged = tree.overriddenBy(later);
        Map<String, Value> entries = new LinkedHashMap<>(merged.entries());
        if (!isVersion3(later)) {
            Map<String, Value> plugins =
                    new LinkedHashMap<>(tree.table("plugins").entries());
            plugins.putAll(later.table("plugins").entries());
            entries.put("plugins", Value.mapping(plugins));
        }
        Set<String> disabled = new LinkedHashSet<>(tree.texts("disabled_plugins"));
        disabled.addAll(later.texts("disabled_plugins"));
        if (!disabled.isEmpty()) {
            entries.put(
                    "disabled_plugins",
                    Value.sequence(disabled.stream().map(Value::scalar).toList()));
        }
        return new ContainerdConfig(new ConfigTree(entries));
    }

    void putInto(Subtype.Builder subtype) {
        ConfigTree plugins = tree.table("plugins");
        ConfigTree cri = ConfigTree.EMPTY;
        List<String> ids = new ArrayList<>();
        for (String id : RUNTIME_PLUGINS) {
            if (plugins.has(id)) {
                ids.add(id);
                cri = cri.overriddenBy(plugins.table(id));
            }
        }
        ConfigTree images = plugins.table(IMAGES_PLUGIN);
        tree.putInto(subtype, TOP_LEVEL);
        if (!ids.isEmpty()) {
            subtype.put("cri-plugin", String.join(",", ids));
        }
        cri.putInto(subtype, CRI_SETTINGS);
        images.table("pinned_images").putInto(subtype, "sandbox_image", "sandbox");
        cri.table("containerd").putInto(subtype, "snapshotter", "snapshotter");
        images.putInto(subtype, "snapshotter", "snapshotter");
        cri.table("registry").putInto(subtype, "registry.config_path", "config_path");
        images.table("registry").putInto(subtype, "registry.config_path", "config_path");
        plugins.table(NRI_PLUGIN).putInto(subtype, "nri.disable", "disable");
        cri.table("containerd").putInto(subtype, "default_runtime_name", "default_runtime_name");
        cri.table("containerd").putRuntimesInto(subtype);
    }

    private static boolean isVersion3(ConfigTree file) {
        return file.reading("version") instanceof Reading.Whole(long version) && version >= 3;
    }
}
