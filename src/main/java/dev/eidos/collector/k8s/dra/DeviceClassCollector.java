package dev.eidos.collector.k8s.dra;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.k8s.served.KeyPart;
import dev.eidos.collector.k8s.served.ObjectSpec;
import dev.eidos.collector.k8s.served.ServedResource;
import dev.eidos.document.Value;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The classes of devices that pods may claim, of all drivers: {@code count}, and the spec of each under its name, such
 * as {@code gpu.nvidia.com.selectors.0.cel.expression}.
 */
public record DeviceClassCollector(ClusterConnection cluster, ApiGroups groups) implements Collector {
    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "device-class";
    }

    @Override
    public List<Subtype> collect() {
        ServedResource.Listed<TreeMap<String, Value>> classes = ResourceSlices.CLASSES.list(
                cluster,
                groups,
                Map.of(),
                List.of("metadata.name", "spec"),
                TreeMap::new,
                (all, one) -> all.put(one.text("metadata", "name"), one));
        Subtype.Builder subtype =
                Subtype.named(name()).put("count", classes.all().size());
        var specs = new ObjectSpec(subtype);
        classes.all()
                .forEach((name, one) -> specs.add(
                        KeyPart.of(name) + ".", ResourceSlices.CLASSES.object() + "/" + name, one.at("spec")));
        return List.of(subtype.build());
    }
}
