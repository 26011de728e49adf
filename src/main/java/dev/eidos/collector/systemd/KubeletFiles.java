package dev.eidos.collector.systemd;

import dev.eidos.host.DirectoryWalk;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that a kubelet is configured with.
 *
 * <p>A kubelet that names a file or a directory reads that and nothing else: with {@code --config-dir} alone there is
 * no file under the drop-ins (Kubernetes, {@code cmd/kubelet/app/server.go}). Where nothing names one, the places of
 * the usual installers are looked at.
 *
 * @param file none where drop-ins alone make the configuration
 * @param dropIns the directory of the drop-ins, if there is one
 * @param named whether the kubelet itself names the directory, so that it has to be there
 * @param hidden why places that would go first could not be looked at
 */
record KubeletFiles(@Nullable String file, @Nullable String dropIns, boolean named, List<Gap> hidden) {
    /**
     * kubeadm (also AKS), EKS, GKE, older EKS, Bottlerocket, Talos, k0s, in this order. Never kubeadm's
     * {@code kubelet.conf}, which holds credentials; OpenShift's file of that name is named by its unit.
     */
    static final List<String> WELL_KNOWN = List.of(
            "/var/lib/kubelet/config.yaml",
            "/etc/kubernetes/kubelet/config.json",
            "/home/kubernetes/kubelet-config.yaml",
            "/etc/kubernetes/kubelet/kubelet-config.json",
            "/etc/kubernetes/kubelet/config",
            "/etc/kubernetes/kubelet.yaml",
            "/var/lib/k0s/kubelet-config.yaml");

    private static final List<String> DROP_IN_DIRECTORIES = List.of("/etc/kubernetes/kubelet/config.json.d");

    private static final List<String> ENVIRONMENT_FILES = List.of(
            "/var/lib/kubelet/kubeadm-flags.env",
            "/etc/sysconfig/kubelet",
            "/etc/default/kubelet",
            "/var/snap/microk8s/current/args/kubelet");

    static KubeletFiles of(HostRoot host) {
        ServiceFlags flags = ServiceFlags.of(host, "kubelet", ENVIRONMENT_FILES);
        String file = flags.path("--config");
        String directory = flags.path("--config-dir");
        if (file == null && directory != null) {
            return new KubeletFiles(null, directory, true, List.of());
        }
        WellKnown known = file == null ? WellKnown.firstOf(WELL_KNOWN, host::whyNotSeen) : WellKnown.named(file);
        List<Gap> hidden = new ArrayList<>(known.hidden());
        if (known.path() == null) {
            KubeletFiles embedded = RancherKubelet.files(host);
            if (embedded != null) {
                return embedded;
            }
        }
        if (directory != null) {
            return new KubeletFiles(known.path(), directory, true, hidden);
        }
        WellKnown dropIns = WellKnown.firstOf(DROP_IN_DIRECTORIES, host::whyNotSeen);
        hidden.addAll(dropIns.hidden());
        return new KubeletFiles(known.path(), dropIns.path(), false, hidden);
    }

    /**
     * The drop-ins in the order in which they are merged: {@code .conf} files by name, those of directories below in
     * the place of the directory (mergeKubeletConfigurations).
     */
    List<String> dropInFiles(HostRoot host, Subtype.Builder subtype) {
        if (dropIns == null) {
            return List.of();
        }
        if (named) {
            host.whyNotListed(dropIns, "no such directory")
                    .filter(gap -> gap.reason() == Gap.Reason.NotFound)
                    .ifPresent(subtype::gap);
        }
        return DirectoryWalk.files(host, dropIns, subtype::gap).stream()
                .filter(path -> path.endsWith(".conf"))
                .toList();
    }
}
