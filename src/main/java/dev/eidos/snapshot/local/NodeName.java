package dev.eidos.snapshot.local;

import dev.eidos.host.HostRoot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name of the machine: from Kubernetes if an agent's pod was told it, else from the machine itself. */
final class NodeName {
    private NodeName() {}

    static @Nullable String of(HostRoot host, Map<String, String> environment) {
        String own = environment.getOrDefault("EIDOS_NODE_NAME", "");
        String told = own.isBlank() ? environment.get("NODE_NAME") : own;
        if (told != null && !told.isBlank()) {
            return told;
        }
        // /etc/hostname first in a mounted tree: /proc/sys there answers for the reader's own UTS namespace.
        String first = host.isLive() ? "/proc/sys/kernel/hostname" : "/etc/hostname";
        String second = host.isLive() ? "/etc/hostname" : "/proc/sys/kernel/hostname";
        return host.read(first).asText().or(() -> host.read(second).asText()).orElse(null);
    }
}
