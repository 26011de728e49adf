package dev.eidos.cli.self;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos schema}: the JSON Schema of a document, for editors and other programs. */
public final class SchemaCommand implements CliCommand {
    private static final List<String> NAMES = List.of(
            "snapshot",
            "fleet",
            "diff",
            "analysis",
            "validation",
            "recipe",
            "criteria",
            "overlay",
            "mixin",
            "registry",
            "mirror",
            "upgrade",
            "rules",
            "config");

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "Print the JSON Schema of a document, for editors and CI.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "A file tells the editor its schema by its first line, such as",
                        "  # yaml-language-server: $schema=./overlay.json",
                        "",
                        "Examples:",
                        "  eidos schema overlay > overlay.json",
                        "  eidos schema config > ~/.config/eidos/config.schema.json");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("NAME")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(NAMES)
                .description("One of " + String.join(", ", NAMES) + "; without it, these names.")
                .build());
    }

    @Override
    public void run(ParseResult options, Session session) {
        @Nullable String name = options.matchedPositionalValue(0, null);
        if (name == null) {
            session.terminal().write(String.join("\n", NAMES) + "\n");
            return;
        }
        if (!NAMES.contains(name)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there is no schema of that name")
                    .object(name)
                    .suggestion("use one of " + String.join(", ", NAMES) + Suggestions.question(name, NAMES))
                    .build();
        }
        try (var schema = SchemaCommand.class.getResourceAsStream("/dev/eidos/schema/" + name + ".json")) {
            byte[] text = Objects.requireNonNull(schema, name).readAllBytes();
            session.terminal().write(new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
