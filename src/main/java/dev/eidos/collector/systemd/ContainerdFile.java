package dev.eidos.collector.systemd;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A file of containerd's configuration: the one that it is started with, or one that another imports. */
record ContainerdFile(String path, ConfigTree tree) {
    /** The plugin of CRI in configuration version 1. */
    static final String CRI_1 = "cri";

    /** The plugin of CRI in configuration version 2; in later versions only the settings of its server are there. */
    static final String CRI_2 = "io.containerd.grpc.v1.cri";

    /** What stays in {@link #CRI_2} when the rest has moved (containerd, {@code plugins/cri}, configMigration). */
    private static final Set<String> SERVER_SETTINGS = Set.of(
            "disable_tcp_service",
            "stream_server_address",
            "stream_server_port",
            "stream_idle_timeout",
            "enable_tls_streaming",
            "x509_key_pair_streaming");

    /** The version that the file says it is written in; 0 if it does not say. */
    long version() {
        return tree.reading("version") instanceof Reading.Whole(long version) ? version : 0;
    }

    ConfigTree plugins() {
        return tree.table("plugins");
    }

    /** Returns whether plugins have one of this id, with settings that concern more than CRI's own server. */
    static boolean set(ConfigTree plugins, String id) {
        return plugins.has(id)
                && !(id.equals(CRI_2)
                        && SERVER_SETTINGS.containsAll(plugins.table(id).names()));
    }

    /** As containerd 2 takes a file of version 1, or without one: the plugin has the name of version 2. */
    ConfigTree renamed() {
        if (version() > 1 || !plugins().has(CRI_1)) {
            return plugins();
        }
        Map<String, Value> entries = new LinkedHashMap<>(plugins().entries());
        entries.remove(CRI_1);
        ConfigTree cri = plugins().table(CRI_2).overriddenBy(plugins().table(CRI_1));
        entries.put(CRI_2, Value.mapping(cri.entries()));
        return new ConfigTree(entries);
    }

    /** As containerd 2.3 takes a file of a version before 4: the settings are where version 3 has them. */
    ConfigTree migrated() {
        ConfigTree plugins = renamed();
        return version() >= 4 || !plugins.has(CRI_2)
                ? plugins
                : CriSettings.of(plugins).migratedFrom(plugins.table(CRI_2)).in(plugins, CRI_2);
    }
}
