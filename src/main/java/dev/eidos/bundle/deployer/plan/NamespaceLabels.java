package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels of a bundle's namespaces: what all of its components in a namespace want together. Without {@code
 * pod-security.kubernetes.io/enforce: privileged}, a cluster that enforces a stricter standard by default admits no
 * driver and no device plugin (kubernetes.io, "Pod Security Admission", v1.34).
 */
public final class NamespaceLabels {
    /** The namespaces that every cluster has, which are not a bundle's to label. */
    public static final Set<String> GIVEN = Set.of("default", "kube-system", "kube-public", "kube-node-lease");

    private NamespaceLabels() {}

    static Map<String, SortedMap<String, String>> of(BundlePlan plan) {
        Map<String, SortedMap<String, String>> labels = new HashMap<>();
        for (BundledComponent component : plan.components()) {
            String namespace = component.ref().namespace();
            if (namespace != null && !GIVEN.contains(namespace)) {
                SortedMap<String, String> of = labels.computeIfAbsent(namespace, _ -> new TreeMap<>());
                component.namespaceLabels().forEach((key, value) -> {
                    StrictForm.LABEL.check(key + "=" + value, "component " + component.name());
                    String other = of.put(key, value);
                    if (other != null && !other.equals(value)) {
                        throw EidosException.of(ErrorCode.INVALID_INPUT, "components cannot be installed together")
                                .object("namespace " + namespace)
                                .reason("one wants the label " + key + "=" + other + ", " + component.name() + " wants "
                                        + value)
                                .build();
                    }
                });
            }
        }
        return labels;
    }
}
