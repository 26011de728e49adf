package dev.eidos.bundle.fleet;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.fleet.NodePool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object that says which driver the nodes of a pool get (NVIDIA/gpu-operator, NVIDIADriver v1alpha1, and the
 * chart's own template for one). It is an extra object of the chart, which renders it with its own defaults: what a
 * pool does not set is what the chart would set. What no release sets is left to the definition's defaults.
 */
final class NvidiaDriver {
    /** Fields that are called alike in the chart's {@code driver} and in the object. */
    private static final List<String> ALIKE = List.of(
            "kernelModuleType",
            "usePrecompiled",
            "imagePullPolicy",
            "imagePullSecrets",
            "startupProbe",
            "livenessProbe",
            "readinessProbe",
            "rdma",
            "secretEnv",
            "resources",
            "env",
            "args",
            "hostNetwork");

    /** Those that have a mapping with another key in the chart. */
    private static final Map<String, String> NAMED = Map.of(
            "repoConfig", "configMapName",
            "certConfig", "name",
            "kernelModuleConfig", "name");

    /** The chart's own, without which a driver that takes long to compile is killed. */
    private static final Value STARTUP = Value.mapping(probe -> probe.put("initialDelaySeconds", 60)
            .put("periodSeconds", 10)
            .put("timeoutSeconds", 60)
            .put("failureThreshold", 120));

    private NvidiaDriver() {}

    /** @param values of the chart, as the pool's recipe has them */
    static Value.Mapping of(NodePool pool, Value.Mapping values) {
        Value.Mapping driver = mapping(values.get("driver"));
        var spec = new MappingBuilder()
                .put("default", false)
                .put("driverType", "gpu")
                .putTexts("nodeSelector", pool.nodeSelector())
                .put("repository", text(driver, "repository", "driver.repository"))
                .put("image", text(driver, "image", "driver.image"))
                .put("version", text(driver, "version", "driver.version"));
        for (String field : ALIKE) {
            spec.put(field, driver.get(field));
        }
        if (driver.get("startupProbe") == null) {
            spec.put("startupProbe", STARTUP);
        }
        if (driver.get("kernelModuleType") == null) {
            spec.put("kernelModuleType", "{{ .Values.driver.kernelModuleType }}");
        }
        NAMED.forEach((field, key) -> {
            String name = driver.text(field, key);
            if (!name.isEmpty()) {
                spec.put(field, new MappingBuilder().put("name", name).build());
            }
        });
        spec.put("upgradePolicy", upgradePolicy(mapping(driver.get("upgradePolicy"))));
        spec.put("manager", image(mapping(driver.get("manager")), "driver.manager"));
        sidecar(spec, "gdrcopy", values);
        sidecar(spec, "gds", values);
        Value tolerations = values.at("daemonsets", "tolerations");
        spec.put("tolerations", tolerations);
        return new MappingBuilder()
                .put("apiVersion", "nvidia.com/v1alpha1")
                .put("kind", "NVIDIADriver")
                .put("metadata", new MappingBuilder().put("name", pool.name()).build())
                .put("spec", spec.build())
                .build();
    }

    /** The chart calls one of its parts otherwise. */
    private static @Nullable Value upgradePolicy(Value.Mapping policy) {
        Map<String, Value> renamed = new LinkedHashMap<>();
        policy.entries()
                .forEach((key, value) -> renamed.put(key.equals("gpuPodDeletion") ? "podDeletion" : key, value));
        return renamed.isEmpty() ? null : Value.mapping(renamed);
    }

    private static void sidecar(MappingBuilder spec, String name, Value.Mapping values) {
        Value.Mapping sidecar = mapping(values.get(name));
        if (sidecar.text("enabled").equals("true")) {
            var with = new MappingBuilder().put("enabled", true);
            image(sidecar, name).entries().forEach(with::put);
            spec.put(name, with.build());
        }
    }

    private static Value.Mapping image(Value.Mapping own, String path) {
        var image = new MappingBuilder()
                .put("repository", text(own, "repository", path + ".repository"))
                .put("image", text(own, "image", path + ".image"))
                .put("version", text(own, "version", path + ".version"));
        for (String field : List.of("imagePullPolicy", "imagePullSecrets", "env", "args")) {
            image.put(field, own.get(field));
        }
        return image.build();
    }

    /** The pool's own value; else the chart's, when it is rendered. */
    private static String text(Value.Mapping own, String key, String path) {
        String text = own.text(key);
        return text.isEmpty() ? "{{ .Values." + path + " }}" : text;
    }

    private static Value.Mapping mapping(@Nullable Value value) {
        return value instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
    }
}
