package dev.eidos.bundle;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code helm} for tests: Helm's own engine behind those words of its command line that bundles use, and no others.
 */
public final class HelmCli {
    private static final Set<String> SWITCHES =
            Set.of("--install", "--create-namespace", "--wait", "--ignore-not-found");
    private static final Set<String> OPTIONS = Set.of("--repo", "--version", "--values", "--namespace", "--timeout");

    private final List<String> operands = new ArrayList<>();
    private final Set<String> switches = new HashSet<>();
    private final Map<String, String> options = new HashMap<>();

    private HelmCli(String... words) {
        Deque<String> rest = new ArrayDeque<>(List.of(words));
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (SWITCHES.contains(word)) {
                switches.add(word);
            } else if (OPTIONS.contains(word)) {
                options.put(word, rest.pop());
            } else if (word.startsWith("-")) {
                throw new IllegalArgumentException(word);
            } else {
                operands.add(word);
            }
        }
    }

    /** Ends with a stack trace and exit code 1 where Helm refuses. */
    public static void main(String... words) {
        var cli = new HelmCli(words);
        switch (cli.operands.getFirst()) {
            case "upgrade" -> cli.upgrade();
            case "uninstall" -> cli.uninstall();
            default -> throw new IllegalArgumentException(cli.operands.getFirst());
        }
    }

    private void upgrade() {
        String chart = operands.get(2);
        String repository = options.get("--repo");
        if (repository != null) {
            Helm.repo().add().withName("theirs").withUrl(URI.create(repository)).call();
            chart = "theirs/" + chart;
        }
        UpgradeCommand command = Helm.upgrade(chart)
                .withName(operands.get(1))
                .withNamespace(option("--namespace"))
                .withTimeout((int) Duration.parse("PT" + option("--timeout")).toSeconds())
                .withKubeConfig(kubeconfig());
        String version = options.get("--version");
        if (version != null) {
            command.withVersion(version);
        }
        String values = options.get("--values");
        if (values != null) {
            command.withValuesFile(Path.of(values));
        }
        if (switches.contains("--install")) {
            command.install();
        }
        if (switches.contains("--create-namespace")) {
            command.createNamespace();
        }
        if (switches.contains("--wait")) {
            command.waitReady();
        }
        System.out.println(command.call().getOutput());
    }

    /** The engine's binding has no waiting here: objects are asked to go, and may go later. */
    private void uninstall() {
        UninstallCommand command = Helm.uninstall(operands.get(1))
                .withNamespace(option("--namespace"))
                .withKubeConfig(kubeconfig());
        if (switches.contains("--ignore-not-found")) {
            command.ignoreNotFound();
        }
        System.out.println(command.call());
    }

    private String option(String name) {
        return Objects.requireNonNull(options.get(name), name);
    }

    private static Path kubeconfig() {
        @Nullable String file = System.getenv("KUBECONFIG");
        return Path.of(Objects.requireNonNull(file, "KUBECONFIG"));
    }
}
