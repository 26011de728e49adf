package dev.eidos.k8s.credential;

import dev.eidos.redact.CredentialMask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that gives credentials, as a kubeconfig's {@code exec} describes it. Its arguments and environment may hold
 * secrets, and are not shown.
 *
 * @param context the context whose user it is for, for messages
 * @param apiVersion which it speaks: {@code client.authentication.k8s.io/v1} or {@code /v1beta1}
 * @param command a path, or a name to be found in {@code PATH}
 * @param environment what it gets besides this process's own
 * @param installHint what to tell a user who does not have it; null for nothing
 */
public record ExecPlugin(
        String context,
        String apiVersion,
        String command,
        List<String> arguments,
        Map<String, String> environment,
        InteractiveMode mode,
        boolean wantsCluster,
        @Nullable String installHint) {
    public ExecPlugin {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The command as it may be shown: arguments that stand in its place may be secret, too. */
    String shown() {
        return CredentialMask.hide(command);
    }

    @Override
    public String toString() {
        return shown();
    }
}
