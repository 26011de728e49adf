package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.config.ConfigSection;
import dev.eidos.config.SavedSettings;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The cluster that a user names.
 *
 * @param kubeconfig null for that of the environment
 * @param context null for the kubeconfig's own choice
 */
public record ClusterFlags(
        @Nullable Path kubeconfig, @Nullable String context) {

    private static final String CONTEXT = "--context";

    public static void describe(CommandSpec spec) {
        spec.addOption(Flags.text(
                "FILE", "Use this kubeconfig, not that of KUBECONFIG or of the home folder.", "--kubeconfig"));
        spec.addOption(Flags.texts(
                "NAME",
                "Context of the kubeconfig to use (default: the configured one, else the kubeconfig's).",
                CONTEXT));
    }

    /** The cluster of a command that asks one. */
    public static ClusterFlags of(ParseResult options) {
        List<ClusterFlags> all = all(options);
        if (all.size() > 1) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "given more than once")
                    .object(CONTEXT)
                    .suggestion("give " + CONTEXT + " once")
                    .build();
        }
        return all.getFirst();
    }

    /** All that are named; one where none is, which the kubeconfig or the environment chooses. */
    public static List<ClusterFlags> all(ParseResult options) {
        @Nullable String file = options.matchedOptionValue("--kubeconfig", null);
        @Nullable Path kubeconfig = file == null ? null : Path.of(file);
        List<String> contexts =
                Flags.texts(options, CONTEXT).stream().distinct().toList();
        return contexts.isEmpty()
                ? List.of(new ClusterFlags(kubeconfig, null))
                : contexts.stream()
                        .map(context -> new ClusterFlags(kubeconfig, context))
                        .toList();
    }

    /** Returns whether the user named a kubeconfig or a context. */
    public boolean given() {
        return kubeconfig != null || context != null;
    }

    /** The access to the cluster that the flags name, or else the environment. */
    public ClusterAccess access(Session session) {
        return chosen(session.terminal().environment())
                .telling(new LoginNotices(new Messages(session), session.terminal()));
    }

    /** The configuration is read only where there is a kubeconfig that it could choose from. */
    private ClusterAccess chosen(Map<String, String> environment) {
        ClusterAccess found = ClusterAccess.find(environment, kubeconfig, context);
        if (found instanceof ClusterAccess.Kubeconfig files && context == null && isRead(environment)) {
            Optional<String> saved = SavedSettings.context(environment, kubeconfig);
            return saved.isPresent() ? new ClusterAccess.Kubeconfig(files.files(), saved.get()) : found;
        }
        return found;
    }

    /** What the configuration has for that cluster, for what flags and environment leave unsaid. */
    public ConfigSection saved(Map<String, String> environment) {
        return isRead(environment) ? SavedSettings.of(environment, kubeconfig, context) : ConfigSection.NONE;
    }

    /** An agent is told all by whoever deployed it. */
    private static boolean isRead(Map<String, String> environment) {
        return !AgentEnvironment.of(environment).agent();
    }
}
