package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kubelet's configuration, {@code KubeletConfiguration} of kubelet.config.k8s.io/v1beta1, every scalar under its
 * dotted path: {@code topologyManagerPolicy}, {@code evictionHard.memory.available}.
 *
 * <p>What the files say; a flag on the kubelet's command line, which {@code kubelet.ExecStart} shows, overrides them.
 */
record KubeletConfigCollector(HostRoot host) implements Collector {
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
        KubeletFiles files = KubeletFiles.of(host);
        if (files.file() == null && files.dropIns() == null) {
            var nothing = new Gap(
                    KubeletFiles.WELL_KNOWN.getFirst(), Gap.Reason.NotFound, "no kubelet configuration file found");
            return List.of(new Subtype(name(), Map.of(), files.hidden().isEmpty() ? List.of(nothing) : files.hidden()));
        }
        Subtype.Builder subtype = Subtype.named(name()).put("file", files.file());
        files.hidden().forEach(subtype::gap);
        ConfigTree effective = files.file() == null
                ? ConfigTree.EMPTY
                : ConfigRead.kubelet(host, files.file()).orGapIn(subtype);
        List<String> dropIns = files.dropInFiles(host, subtype);
        if (!dropIns.isEmpty()) {
            subtype.put("drop-ins", String.join(",", dropIns));
        }
        for (String dropIn : dropIns) {
            effective = effective.patchedBy(ConfigRead.kubelet(host, dropIn).orGapIn(subtype));
        }
        effective.flattenInto(subtype, "", NEVER);
        return List.of(subtype.build());
    }
}
