package dev.eidos.cli.option;

import dev.eidos.text.ShellWords;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code eidos agent cleanup} that a message advises, for the cluster that the user has named: what is advised can
 * be pasted into a shell as it is.
 */
public record CleanupCommandLine(ClusterFlags cluster) {

    /** The command with these flags; empty ones are left out. */
    public String of(String... flags) {
        List<String> words = new ArrayList<>(List.of("eidos", "agent", "cleanup"));
        List.of(flags).stream().filter(flag -> !flag.isEmpty()).forEach(words::add);
        if (cluster.kubeconfig() != null) {
            words.addAll(List.of("--kubeconfig", cluster.kubeconfig().toString()));
        }
        if (cluster.context() != null) {
            words.addAll(List.of("--context", cluster.context()));
        }
        return ShellWords.join(words);
    }
}
