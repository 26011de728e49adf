package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.Suggestions;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The context of several kubeconfigs that counts, and the entries it stands for. Of two entries of the same name the
 * first kubeconfig's counts (kubernetes.io: "Organizing Cluster Access Using kubeconfig Files", merging).
 *
 * @param user none for a context without user
 */
record ContextChoice(
        String context, Cluster cluster, @Nullable AuthInfo user) {

    static ContextChoice of(List<Config> kubeconfigs, @Nullable String wanted, String files) {
        Map<String, Context> contexts =
                merged(kubeconfigs, Config::getContexts, entry -> entry.getName(), entry -> entry.getContext());
        if (contexts.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig has no contexts")
                    .object(files)
                    .suggestion("name another file with --kubeconfig or KUBECONFIG")
                    .build();
        }
        String name = wanted != null ? wanted : current(kubeconfigs, contexts, files);
        Context context = contexts.get(name);
        if (context == null) {
            throw unknown(name, wanted != null, contexts, files);
        }
        Map<String, Cluster> clusters =
                merged(kubeconfigs, Config::getClusters, entry -> entry.getName(), entry -> entry.getCluster());
        Cluster cluster = found(clusters, context.getCluster(), "cluster", name, files);
        if (isEmpty(cluster.getServer())) {
            throw invalid("the cluster of context " + name + " has no server", context.getCluster(), files)
                    .build();
        }
        if (isEmpty(context.getUser())) {
            return new ContextChoice(name, cluster, null);
        }
        Map<String, AuthInfo> users =
                merged(kubeconfigs, Config::getUsers, entry -> entry.getName(), entry -> entry.getUser());
        return new ContextChoice(name, cluster, found(users, context.getUser(), "user", name, files));
    }

    private static <E, V> Map<String, V> merged(
            List<Config> kubeconfigs,
            Function<Config, @Nullable List<E>> entries,
            Function<E, String> name,
            Function<E, @Nullable V> value) {
        Map<String, V> merged = new LinkedHashMap<>();
        for (Config kubeconfig : kubeconfigs) {
            for (E entry : Objects.requireNonNullElse(entries.apply(kubeconfig), List.<E>of())) {
                V content = value.apply(entry);
                if (content != null) {
                    merged.putIfAbsent(name.apply(entry), content);
                }
            }
        }
        return merged;
    }

    private static String current(List<Config> kubeconfigs, Map<String, Context> contexts, String files) {
        for (Config kubeconfig : kubeconfigs) {
            if (!isEmpty(kubeconfig.getCurrentContext())) {
                return kubeconfig.getCurrentContext();
            }
        }
        throw invalid("the kubeconfig has no current context", files, "current-context is not set")
                .suggestion(choose(List.copyOf(contexts.keySet())))
                .build();
    }

    private static EidosException unknown(String name, boolean asked, Map<String, Context> contexts, String files) {
        return invalid("unknown context " + name, name, (asked ? "not in " : "the current context is not in ") + files)
                .suggestion(choose(Suggestions.nearestFirst(name, List.copyOf(contexts.keySet()))))
                .build();
    }

    private static String choose(List<String> contexts) {
        return "use --context with one of: " + String.join(", ", contexts);
    }

    private static <V> V found(
            Map<String, V> entries, @Nullable String name, String kind, String context, String files) {
        V entry = name == null ? null : entries.get(name);
        if (entry == null) {
            throw invalid("context " + context + " names an unknown " + kind, kind + " " + name, "not in " + files)
                    .build();
        }
        return entry;
    }

    private static EidosException.Builder invalid(String what, String object, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object).reason(reason);
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
