package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import java.nio.file.Path;
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

    public static void describe(CommandSpec spec) {
        spec.addOption(Flags.text(
                "FILE", "Use this kubeconfig, not that of KUBECONFIG or of the home folder.", "--kubeconfig"));
        spec.addOption(Flags.text("NAME", "Context of the kubeconfig to use.", "--context"));
    }

    public static ClusterFlags of(ParseResult options) {
        @Nullable String kubeconfig = options.matchedOptionValue("--kubeconfig", null);
        return new ClusterFlags(
                kubeconfig == null ? null : Path.of(kubeconfig), options.matchedOptionValue("--context", null));
    }

    /** Returns whether the user named a kubeconfig or a context. */
    public boolean given() {
        return kubeconfig != null || context != null;
    }

    /** The access to the cluster that the flags name, or else the environment. */
    public ClusterAccess access(Session session) {
        return ClusterAccess.find(session.terminal().environment(), kubeconfig, context)
                .telling(new LoginNotices(new Messages(session), session.terminal()));
    }
}
