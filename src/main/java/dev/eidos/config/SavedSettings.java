package dev.eidos.config;

import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.KubeconfigContexts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of the configuration for the cluster that a command is about. */
public final class SavedSettings {
    private SavedSettings() {}

    /**
     * The context that it names. Contexts are of a kubeconfig: where the user names another file, that one's own choice
     * counts.
     */
    public static Optional<String> context(Map<String, String> environment, @Nullable Path kubeconfig) {
        if (kubeconfig != null) {
            return Optional.empty();
        }
        Configuration configuration = ConfigFile.read(environment);
        return configuration.file().isEmpty() ? Optional.empty() : context(configuration);
    }

    private static Optional<String> context(Configuration configuration) {
        return configuration.usual().value(ConfigKey.CONTEXT).map(ConfigValue::text);
    }

    /**
     * Its values.
     *
     * @param kubeconfig that the user names
     * @param context that the user names
     */
    public static ConfigSection of(
            Map<String, String> environment, @Nullable Path kubeconfig, @Nullable String context) {
        Configuration configuration = ConfigFile.read(environment);
        return configuration.contexts().isEmpty()
                ? configuration.usual()
                : configuration.of(effective(configuration, environment, kubeconfig, context));
    }

    private static Optional<String> effective(
            Configuration configuration,
            Map<String, String> environment,
            @Nullable Path kubeconfig,
            @Nullable String context) {
        return Optional.ofNullable(context)
                .or(() -> kubeconfig == null ? context(configuration) : Optional.empty())
                .or(() -> KubeconfigContexts.of(ClusterAccess.find(environment, kubeconfig, null))
                        .current());
    }
}
