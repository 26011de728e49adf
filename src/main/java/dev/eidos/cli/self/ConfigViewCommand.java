package dev.eidos.cli.self;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.config.ConfigFile;
import dev.eidos.document.Format;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos config view}: the values that count for a cluster, and the origin of each. */
final class ConfigViewCommand implements CliCommand {
    @Override
    public String name() {
        return "view";
    }

    @Override
    public String summary() {
        return "Show the values that count, and where each comes from.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Of flag, environment and configuration the first that says something counts;",
                        "of the configuration what stands below the context's own name.",
                        "",
                        "Examples:",
                        "  eidos config view",
                        "  eidos config view --context test");
        spec.addOption(Flags.formatOfAnswer("table (default), yaml or json."));
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) {
        Map<String, String> environment = session.terminal().environment();
        List<EffectiveSetting> settings = EffectiveSetting.all(ClusterFlags.of(options), environment);
        DocumentOutput output = DocumentOutput.toStdout(options, Format.TABLE);
        output.write(
                Rendering.of(
                        () -> document(settings, environment),
                        (_, colour) -> table(settings, output.room(session), colour)),
                session);
    }

    private static Value document(List<EffectiveSetting> settings, Map<String, String> environment) {
        return new MappingBuilder()
                .put("file", ConfigFile.of(environment).map(Object::toString).orElse(null))
                .put(
                        "settings",
                        Value.sequence(settings.stream()
                                .map(EffectiveSetting::document)
                                .toList()))
                .build();
    }

    private static String table(List<EffectiveSetting> settings, int room, boolean colour) {
        var rows = new Columns(0).add(Style.BOLD, "SETTING", "VALUE", "FROM");
        for (EffectiveSetting setting : settings) {
            rows.add(setting.name(), setting.shown(), setting.origin());
        }
        var text = new StringBuilder();
        if (!rows.appendIfFitting(text, room, colour)) {
            rows.appendTo(text, room);
        }
        return text.toString();
    }
}
