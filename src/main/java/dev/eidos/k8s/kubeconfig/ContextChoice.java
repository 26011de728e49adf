package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The context of several kubeconfigs that counts, and the entries it stands for. Of two entries of the same name the
 * first kubeconfig's counts (kubernetes.io: "Organizing Cluster Access Using kubeconfig Files", merging).
 *
 * @param user null for a context without user
 */
record ContextChoice(
        NamedEntry context, NamedEntry cluster, @Nullable NamedEntry user) {

    static ContextChoice of(List<KubeconfigFile> kubeconfigs, @Nullable String wanted, String files) {
        Map<String, NamedEntry> contexts = merged(kubeconfigs, KubeconfigFile::contexts);
        if (contexts.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig has no contexts")
                    .object(files)
                    .suggestion("name another file with --kubeconfig or KUBECONFIG")
                    .build();
        }
        String name = wanted != null ? wanted : current(kubeconfigs, contexts, files);
        NamedEntry context = contexts.get(name);
        if (context == null) {
            throw unknown(name, wanted != null, contexts, files);
        }
        NamedEntry cluster = found(merged(kubeconfigs, KubeconfigFile::clusters), context, "cluster", files);
        if (cluster.text("server") == null) {
            throw invalid("the cluster of context " + name + " has no server", cluster.name(), files)
                    .build();
        }
        NamedEntry user = context.text("user") == null
                ? null
                : found(merged(kubeconfigs, KubeconfigFile::users), context, "user", files);
        return new ContextChoice(context, cluster, user);
    }

    private static Map<String, NamedEntry> merged(
            List<KubeconfigFile> kubeconfigs, Function<KubeconfigFile, List<NamedEntry>> entries) {
        Map<String, NamedEntry> merged = new LinkedHashMap<>();
        for (KubeconfigFile kubeconfig : kubeconfigs) {
            entries.apply(kubeconfig).forEach(entry -> merged.putIfAbsent(entry.name(), entry));
        }
        return merged;
    }

    private static String current(List<KubeconfigFile> kubeconfigs, Map<String, NamedEntry> contexts, String files) {
        for (KubeconfigFile kubeconfig : kubeconfigs) {
            String current = kubeconfig.currentContext();
            if (current != null && !current.isEmpty()) {
                return current;
            }
        }
        throw invalid("the kubeconfig has no current context", files, "current-context is not set")
                .suggestion(choose(List.copyOf(contexts.keySet())))
                .build();
    }

    private static EidosException unknown(String name, boolean asked, Map<String, NamedEntry> contexts, String files) {
        return invalid("unknown context " + name, name, (asked ? "not in " : "the current context is not in ") + files)
                .suggestion(choose(Suggestions.nearestFirst(name, List.copyOf(contexts.keySet()))))
                .build();
    }

    private static String choose(List<String> contexts) {
        return "use --context with one of: " + String.join(", ", contexts);
    }

    private static NamedEntry found(Map<String, NamedEntry> entries, NamedEntry context, String kind, String files) {
        String name = context.text(kind);
        NamedEntry entry = name == null ? null : entries.get(name);
        if (entry == null) {
            throw invalid(
                            "context " + context.name() + " names an unknown " + kind,
                            kind + " " + name,
                            "not in " + files)
                    .build();
        }
        return entry;
    }

    private static EidosException.Builder invalid(String what, String object, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object).reason(reason);
    }
}
