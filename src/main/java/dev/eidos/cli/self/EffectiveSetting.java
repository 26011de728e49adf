package dev.eidos.cli.self;

import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.config.ConfigKey;
import dev.eidos.config.ConfigSection;
import dev.eidos.config.ConfigValue;
import dev.eidos.config.SavedSettings;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.KubeconfigContexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A setting with the value that counts.
 *
 * @param values none where nothing is set
 * @param origin of the value, such as a flag, a variable, or a line of the configuration
 */
record EffectiveSetting(String name, List<String> values, String origin) {
    private static final String DEFAULT = "default";

    /** All of them, for a cluster. */
    static List<EffectiveSetting> all(ClusterFlags cluster, Map<String, String> environment) {
        ConfigSection saved = SavedSettings.of(environment, cluster.kubeconfig(), cluster.context());
        List<EffectiveSetting> all = new ArrayList<>();
        all.add(context(cluster, environment, saved));
        all.add(variable(ConfigKey.NAMESPACE, "EIDOS_NAMESPACE", environment, saved)
                .orElseGet(() -> of(ConfigKey.NAMESPACE, List.of(AgentConfig.DEFAULT_NAMESPACE), DEFAULT)));
        all.add(variable(ConfigKey.IMAGE, "EIDOS_IMAGE", environment, saved)
                .orElseGet(
                        () -> of(ConfigKey.IMAGE, List.of(DefaultImage.current().toString()), DEFAULT)));
        all.add(configured(ConfigKey.IMAGE_PULL_SECRETS, saved)
                .orElseGet(() -> of(ConfigKey.IMAGE_PULL_SECRETS, List.of(), DEFAULT)));
        all.add(configured(ConfigKey.TOLERATIONS, saved)
                .orElseGet(() -> of(ConfigKey.TOLERATIONS, List.of("all taints"), DEFAULT)));
        return all;
    }

    private static EffectiveSetting context(
            ClusterFlags cluster, Map<String, String> environment, ConfigSection saved) {
        if (cluster.context() != null) {
            return of(ConfigKey.CONTEXT, List.of(cluster.context()), "--context");
        }
        // another kubeconfig has contexts of its own
        Optional<EffectiveSetting> configured =
                cluster.kubeconfig() == null ? configured(ConfigKey.CONTEXT, saved) : Optional.empty();
        return configured.orElseGet(() -> {
            var contexts = KubeconfigContexts.of(ClusterAccess.find(environment, cluster.kubeconfig(), null));
            return of(ConfigKey.CONTEXT, contexts.current().stream().toList(), "the kubeconfig's current context");
        });
    }

    private static Optional<EffectiveSetting> variable(
            ConfigKey key, String name, Map<String, String> environment, ConfigSection saved) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? configured(key, saved) : Optional.of(of(key, List.of(value), name));
    }

    private static Optional<EffectiveSetting> configured(ConfigKey key, ConfigSection saved) {
        return saved.value(key).map((ConfigValue value) -> of(key, value.texts(), value.place()));
    }

    private static EffectiveSetting of(ConfigKey key, List<String> values, String origin) {
        return new EffectiveSetting(key.label(), values, origin);
    }

    String shown() {
        return values.isEmpty() ? "-" : String.join(", ", values);
    }

    Value document() {
        return new MappingBuilder()
                .put("name", name)
                .put("value", values.isEmpty() ? null : String.join(", ", values))
                .put("from", origin)
                .build();
    }
}
