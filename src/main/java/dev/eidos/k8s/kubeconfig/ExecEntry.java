package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Value;
import dev.eidos.k8s.credential.ExecPlugin;
import dev.eidos.k8s.credential.InteractiveMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the description of a credential plugin in a kubeconfig. */
final class ExecEntry {
    private static final List<String> VERSIONS =
            List.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

    private ExecEntry() {}

    static ExecPlugin plugin(NamedEntry exec, String context) {
        String version = exec.textOrEmpty("apiVersion");
        if (!VERSIONS.contains(version)) {
            throw exec.invalid("the apiVersion of its exec plugin is none of " + String.join(", ", VERSIONS));
        }
        return new ExecPlugin(
                context,
                version,
                command(exec),
                exec.texts("args"),
                environment(exec),
                mode(exec),
                exec.flag("provideClusterInfo"),
                exec.text("installHint"));
    }

    /** A path is relative to the kubeconfig; a name alone is one to be found in {@code PATH}. */
    private static String command(NamedEntry exec) {
        String command = exec.text("command");
        if (command == null) {
            throw exec.invalid("its exec plugin has no command");
        }
        return command.contains("/") ? exec.place().resolve(command).normalize().toString() : command;
    }

    /** client-go insists on one for {@code v1}; what is usual is no worse than a refusal. */
    private static InteractiveMode mode(NamedEntry exec) {
        String mode = exec.text("interactiveMode");
        return mode == null
                ? InteractiveMode.IF_AVAILABLE
                : InteractiveMode.of(mode)
                        .orElseThrow(() -> exec.invalid(
                                "the interactiveMode of its exec plugin is none of Never, IfAvailable, Always"));
    }

    private static Map<String, String> environment(NamedEntry exec) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Value item : exec.items("env")) {
            String name = item.text("name");
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                throw exec.invalid("a variable of its exec plugin's env has no name, or none that can be set");
            }
            String value = item.text("value");
            if (value.indexOf('\0') >= 0) {
                throw exec.invalid("the value of its exec plugin's variable " + name + " cannot be set");
            }
            variables.put(name, value);
        }
        return variables;
    }
}
