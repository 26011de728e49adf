package dev.eidos.cli.completion;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.KubeconfigContexts;
import dev.eidos.terminal.TerminalText;
import dev.eidos.text.Suggestions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code eidos completion}: the script by which a shell completes eidos.
 *
 * @param root the description of all commands
 */
public record CompletionCommand(Supplier<CommandSpec> root) implements CliCommand {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Print the script that completes eidos in bash, zsh or fish.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of("completion bash", "completion contexts --kubeconfig @");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Contexts and namespaces are asked for when they are needed: the scripts call",
                        "'eidos completion contexts' and 'eidos completion namespaces'.",
                        "",
                        "Examples:",
                        "  source <(eidos completion bash)",
                        "  eidos completion bash > /etc/bash_completion.d/eidos",
                        "  eidos completion zsh > \"${fpath[1]}/_eidos\"",
                        "  eidos completion fish > ~/.config/fish/completions/eidos.fish");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .arity("1")
                .required(true)
                .type(String.class)
                .completionCandidates(SHELLS)
                .description("bash, zsh or fish.")
                .build());
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        String asked = options.matchedPositionalValue(0, "");
        String answer = switch (asked) {
            case "bash" -> BashCompletion.of(CompletedTree.of(root.get()));
            case "zsh" -> ZshCompletion.of(CompletedTree.of(root.get()));
            case "fish" -> FishCompletion.of(CompletedTree.of(root.get()));
            case "contexts" ->
                lines(KubeconfigContexts.of(ClusterFlags.of(options).access(session))
                        .names());
            case "namespaces" ->
                lines(NamespaceNames.of(ClusterFlags.of(options).access(session)));
            default ->
                throw EidosException.of(ErrorCode.INVALID_INPUT, "not a shell that can be completed in")
                        .object(asked)
                        .suggestion("use one of " + String.join(", ", SHELLS) + Suggestions.question(asked, SHELLS))
                        .build();
        };
        session.terminal().write(answer);
    }

    /** A name that has a line break would be two. */
    private static String lines(List<String> names) {
        return names.stream()
                .filter(name -> name.equals(TerminalText.visible(name)))
                .map(name -> name + "\n")
                .collect(Collectors.joining());
    }
}
