package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.client.ClusterAccess;
import dev.eidos.k8s.client.ClusterConnection;
import dev.eidos.k8s.client.ConfigMapStore;
import dev.eidos.k8s.client.Patience;
import dev.eidos.serializer.Destination;
import dev.eidos.serializer.Format;
import dev.eidos.serializer.OutputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where a command's document goes, and how it is written.
 *
 * @param format yaml, unless the user or the file's name says otherwise
 */
record DocumentOutput(Destination destination, Format format) {

    static void describe(CommandSpec spec, String formats) {
        spec.addOption(Flags.text(
                "DEST",
                "Where to write: a file, '-' for standard output (default), or cm://namespace/name.",
                "-o",
                "--output"));
        spec.addOption(Flags.format(formats));
    }

    /** Finds out at once whether the destination can be written to, as far as that costs nothing. */
    static DocumentOutput of(ParseResult options, Format usual) {
        String output = options.matchedOptionValue("--output", "-");
        Destination destination = Destination.parse(output);
        Format unsaid = destination instanceof Destination.ConfigMap && usual == Format.TABLE ? Format.YAML : usual;
        Format format = options.matchedOptionValue("--format", output.endsWith(".json") ? Format.JSON : unsaid);
        if (format == Format.TABLE && destination instanceof Destination.ConfigMap) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a table cannot be read back from a ConfigMap")
                    .object("--format table --output " + output)
                    .suggestion("use yaml or json")
                    .build();
        }
        if (destination instanceof Destination.File(var path)) {
            new OutputFile(path).check();
        }
        return new DocumentOutput(destination, format);
    }

    /**
     * Writes a document.
     *
     * @param name of the ConfigMap's key, without the ending
     */
    void write(Node document, Table table, String name, Session session, ParseResult options)
            throws InterruptedException {
        Terminal terminal = session.terminal();
        // no switch over types, for which the JVM would make a class at each start
        if (destination instanceof Destination.Stdout) {
            terminal.write(render(document, table, terminal.outColumns(), session.colourOut()));
        } else if (destination instanceof Destination.File(var path)) {
            byte[] text = render(document, table, terminal.outColumns(), false).getBytes(StandardCharsets.UTF_8);
            new OutputFile(path).write(text);
        } else if (destination instanceof Destination.ConfigMap(var uri)) {
            var stamp = AgentEnvironment.of(terminal.environment()).stamp();
            try (ClusterConnection cluster = cluster(session, options)) {
                new ConfigMapStore(cluster, stamp)
                        .write(
                                uri,
                                name + "." + format.label(),
                                render(document, table, 0, false),
                                format.label(),
                                Instant.now().truncatedTo(ChronoUnit.SECONDS));
            }
        }
    }

    /** How long lines may be that are read as they are: as a terminal shows them, and no limit in a file or a pipe. */
    int room(Session session) {
        Terminal terminal = session.terminal();
        return isWatched(session) ? terminal.outColumns() : Integer.MAX_VALUE;
    }

    /** Whether a terminal shows what is written. */
    boolean isWatched(Session session) {
        return destination instanceof Destination.Stdout && session.terminal().outIsTerminal();
    }

    /** The cluster that the flags or the environment name. */
    static ClusterConnection cluster(Session session, ParseResult options) {
        @Nullable String kubeconfig = options.matchedOptionValue("--kubeconfig", null);
        return ClusterConnection.to(
                ClusterAccess.find(
                        session.terminal().environment(),
                        kubeconfig == null ? null : Path.of(kubeconfig),
                        options.matchedOptionValue("--context", null)),
                Patience.BRIEF);
    }

    private String render(Node document, Table table, int width, boolean colour) {
        return switch (format) {
            case YAML -> YamlWriter.write(document);
            case JSON -> JsonWriter.write(document);
            case TABLE -> table.draw(width, colour);
        };
    }

    /** The document for eyes. */
    interface Table {
        String draw(int width, boolean colour);
    }
}
