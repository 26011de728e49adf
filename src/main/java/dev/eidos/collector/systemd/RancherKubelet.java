package dev.eidos.collector.systemd;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet inside k3s and RKE2, which has no unit of its own. They start it with {@code --config-dir} at a directory
 * of theirs (k3s, {@code pkg/daemons/agent}, kubeletArgsAndConfig); a {@code --config} comes from {@code kubelet-arg}
 * of their own configuration, or of their unit.
 */
final class RancherKubelet {
    private static final List<String> PRODUCTS = List.of("k3s", "rke2");

    /** One machine is a server or an agent. */
    private static final List<String> SERVICES = List.of("", "-server", "-agent");

    private static final String DASHES = "--";

    private RancherKubelet() {}

    /** The files of the first product that is here; null if none is. */
    static @Nullable KubeletFiles files(HostRoot host) {
        for (String product : PRODUCTS) {
            List<Gap> hidden = new ArrayList<>();
            String file = argument(host, product, "config", hidden);
            String own = argument(host, product, "config-dir", hidden);
            String directory = own != null ? own : "/var/lib/rancher/" + product + "/agent/etc/kubelet.conf.d";
            boolean there =
                    host.whyNotSeen(directory).map(WellKnown::mayBeThere).orElse(true);
            if (file != null || own != null || there) {
                return new KubeletFiles(file, directory, own != null, hidden);
            }
        }
        return null;
    }

    /** The path that is given to a flag of the kubelet, by the product's unit or else its configuration. */
    private static @Nullable String argument(HostRoot host, String product, String flag, List<Gap> hidden) {
        String found = null;
        for (String file : configuration(host, product)) {
            switch (ConfigRead.yamlOrJson(host, file)) {
                case ConfigRead.Parsed(ConfigTree tree) -> {
                    for (String key : List.of("kubelet-arg", "kubelet-arg+")) {
                        for (String argument : tree.texts(key)) {
                            String bare = argument.startsWith(DASHES) ? argument.substring(DASHES.length()) : argument;
                            found = bare.startsWith(flag + "=/") ? bare.substring(flag.length() + 1) : found;
                        }
                    }
                }
                case ConfigRead.Unread(Gap gap) -> {
                    if (WellKnown.mayBeThere(gap) && !hidden.contains(gap)) {
                        hidden.add(gap);
                    }
                }
            }
        }
        for (String service : SERVICES) {
            ServiceFlags flags = ServiceFlags.of(host, product + service, List.of());
            for (String form : List.of("--kubelet-arg=" + flag, "--kubelet-arg " + flag)) {
                String path = flags.path(form);
                found = path == null ? found : path;
            }
        }
        return found;
    }

    private static List<String> configuration(HostRoot host, String product) {
        String file = "/etc/rancher/" + product + "/config.yaml";
        List<String> files = new ArrayList<>(List.of(file));
        for (String name : host.list(file + ".d")) {
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                files.add(file + ".d/" + name);
            }
        }
        return files;
    }
}
