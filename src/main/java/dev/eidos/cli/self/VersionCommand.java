package dev.eidos.cli.self;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Format;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.terminal.Columns;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos version}: which eidos this is. */
public final class VersionCommand implements CliCommand {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "Print the version, with the commit, the platform and the Java that it runs on.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of("version", "version --format json");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().footer("", "Examples:", "  eidos version", "  eidos version -o json");
        spec.addOption(Flags.formatOfAnswer("table (default), yaml or json."));
    }

    @Override
    public void run(ParseResult options, Session session) {
        Map<String, String> facts = BuildFacts.all();
        DocumentOutput output = DocumentOutput.toStdout(options, Format.TABLE);
        output.write(Rendering.of(() -> document(facts), (_, _) -> table(facts, output.room(session))), session);
    }

    private static Value document(Map<String, String> facts) {
        var document = new MappingBuilder();
        facts.forEach(document::put);
        return document.build();
    }

    private static String table(Map<String, String> facts, int room) {
        var lines = new Columns(0);
        facts.forEach(lines::add);
        var text = new StringBuilder();
        lines.appendHanging(text, room);
        return text.toString();
    }
}
