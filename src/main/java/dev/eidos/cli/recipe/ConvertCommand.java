package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.option.Rendering;
import dev.eidos.convert.Conversion;
import dev.eidos.convert.Converted;
import dev.eidos.document.Format;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos convert}: writes a document of AICR as one of eidos. */
public final class ConvertCommand implements CliCommand {
    private static final List<String> FORMATS = List.of(Format.YAML.label(), Format.JSON.label());

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String summary() {
        return "Write a document of AICR, of any of its versions, as one of eidos.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of("convert @/aicr.yaml", "convert @/aicr.yaml -o json", "convert --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "INPUT is a file, '-' for standard input, http(s)://… or cm://namespace/name: a",
                        "snapshot, a recipe, criteria, a configuration (AICRConfig), or a file of a",
                        "recipe library: an overlay, a mixin or a registry. What has no place in a",
                        "document of eidos is left out, and told; what cannot be honoured is exit code 2.",
                        "",
                        "Examples:",
                        "  eidos convert aicr-snapshot.yaml -o snapshot.yaml",
                        "  eidos convert recipe.yaml -o json");
        spec.addPositional(Flags.argument(0, "INPUT", true, "The document to convert."));
        DocumentOutput.describe(spec, "yaml (default; json for a file named *.json) or json.");
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        OutputChoice choice = OutputChoice.of(options, FORMATS);
        if (choice.format() != null && !FORMATS.contains(choice.format())) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a format of 'eidos convert'")
                    .object("--format " + choice.format())
                    .reason("it has " + String.join(", ", FORMATS))
                    .build();
        }
        DocumentOutput output = DocumentOutput.of(options, Format.YAML);
        var messages = new Messages(session);
        SourceText input = DocumentInput.read(options.matchedPositionalValue(0, ""), "INPUT", session, options);
        Converted converted = Conversion.of(input.text(), input.name(), messages::warn);
        output.write(
                Rendering.of(converted::document, (_, _) -> YamlWriter.write(converted.document()))
                        .holding(converted.kind()),
                converted.kind().toLowerCase(Locale.ROOT),
                session,
                options);
    }
}
