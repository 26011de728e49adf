package dev.eidos.cli.self;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos config}: the user's configuration. */
public final class ConfigGroup implements CliCommand {
    @Override
    public String name() {
        return "config";
    }

    @Override
    public String summary() {
        return "Show what is configured, and where each value comes from.";
    }

    @Override
    public List<CliCommand> subcommands() {
        return List.of(new ConfigViewCommand());
    }

    @Override
    public boolean isGroup() {
        return true;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "The configuration is ~/.config/eidos/config.yaml, or the file that EIDOS_CONFIG",
                        "names. It says what flags and environment leave unsaid:",
                        "",
                        "  context: prod",
                        "  namespace: gpu-operator",
                        "  image: registry.example.com/eidos:1.2.0",
                        "  imagePullSecrets: [registry]",
                        "  tolerations: [nvidia.com/gpu]",
                        "  contexts:",
                        "    test:",
                        "      namespace: scratch");
    }

    @Override
    public void run(ParseResult options, Session session) {
        throw new IllegalStateException("a group shows its help");
    }
}
