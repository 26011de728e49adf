package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet's configuration, {@code KubeletConfiguration} of kubelet.config.k8s.io/v1beta1, every scalar under its
 * dotted path: {@code topologyManagerPolicy}, {@code evictionHard.memory.available}.
 *
 * <p>What the files say; a flag on the kubelet's command line, which {@code kubelet.ExecStart} shows, overrides them.
 */
record KubeletConfigCollector(HostRoot host) implements Collector {
    /** kubeadm (also AKS), EKS, GKE, older EKS, in this order. */
    private static final List<String> WELL_KNOWN = List.of(
            "/var/lib/kubelet/config.yaml",
            "/etc/kubernetes/kubelet/config.json",
            "/home/kubernetes/kubelet-config.yaml",
            "/etc/kubernetes/kubelet/kubelet-config.json");

    private static final List<String> DROP_IN_DIRECTORIES = List.of("/etc/kubernetes/kubelet/config.json.d");

    private static final List<String> ENVIRONMENT_FILES =
            List.of("/var/lib/kubelet/kubeadm-flags.env", "/etc/sysconfig/kubelet", "/etc/default/kubelet");

    /** Headers carry credentials. */
    private static final Set<String> NEVER = Set.of("staticPodURLHeader");

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return "kubelet-config";
    }

    @Override
    public List<Subtype> collect() {
        ServiceFlags flags = ServiceFlags.of(host, "kubelet", ENVIRONMENT_FILES);
        WellKnown known = firstOf(flags.path("--config"), WELL_KNOWN);
        String file = known.path();
        if (file == null) {
            var nothing = new Gap(WELL_KNOWN.getFirst(), Gap.Reason.NotFound, "no kubelet configuration file found");
            return List.of(new Subtype(name(), Map.of(), known.hiddenOr(nothing)));
        }
        Subtype.Builder subtype = Subtype.named(name()).put("file", file);
        known.hidden().forEach(subtype::gap);
        ConfigTree effective = ConfigRead.yamlOrJson(host, file).orGapIn(subtype);
        WellKnown dropIns = firstOf(flags.path("--config-dir"), DROP_IN_DIRECTORIES);
        dropIns.hidden().forEach(subtype::gap);
        String directory = dropIns.path();
        if (directory != null) {
            for (String name : DirectoryListing.of(host, directory, subtype::gap)) {
                // Only .conf files count, by name; lists are replaced, tables merged (Kubernetes documentation,
                // "Kubelet Configuration Directory Merging").
                if (name.endsWith(".conf")) {
                    effective = effective.overriddenBy(
                            ConfigRead.yamlOrJson(host, directory + "/" + name).orGapIn(subtype));
                }
            }
        }
        effective.flattenInto(subtype, "", NEVER);
        return List.of(subtype.build());
    }

    private WellKnown firstOf(@Nullable String named, List<String> wellKnown) {
        return named != null ? WellKnown.named(named) : WellKnown.firstOf(wellKnown, host::whyNotSeen);
    }
}
