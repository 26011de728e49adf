package dev.eidos.cli.self;

import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.CommandGroup;
import java.util.List;

/** {@code eidos config}: the user's configuration. */
public final class ConfigGroup extends CommandGroup {
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
    protected List<String> footer() {
        return List.of(
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
}
