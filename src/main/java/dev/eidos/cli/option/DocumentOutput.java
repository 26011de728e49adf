package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Pager;
import dev.eidos.cli.console.Session;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.OutputFile;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.place.Destination;
import dev.eidos.text.ByteCount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The destination and the format of a command's document.
 *
 * @param paged whether a table on a terminal goes through the user's pager
 */
public record DocumentOutput(Destination destination, Format format, boolean paged) {
    /** An output without a pager. */
    public DocumentOutput(Destination destination, Format format) {
        this(destination, format, false);
    }

    public static void describe(CommandSpec spec, String formats) {
        spec.addOption(Flags.texts(
                "DEST",
                "Where to write: a file, '-' for standard output (default), or cm://namespace/name. Or a format, as"
                        + " kubectl has it: -o json is --format json, and a file of that name is ./json.",
                "-o",
                "--output"));
        spec.addOption(Flags.format(formats));
    }

    /** As {@link #named}; finds out at once whether the destination can be written to, as far as that costs nothing. */
    public static DocumentOutput of(ParseResult options, Format usual) {
        DocumentOutput output = named(options, usual);
        output.check();
        return output;
    }

    /**
     * The output that {@code --output} and {@code --format} name.
     *
     * @param usual the format unless the user or the file's name says otherwise
     */
    public static DocumentOutput named(ParseResult options, Format usual) {
        OutputChoice choice = OutputChoice.of(options, Format.labels());
        String output = choice.place();
        Destination destination = Flags.parse("--output", output, Destination::parse);
        Format unsaid = destination instanceof Destination.ConfigMap && usual == Format.TABLE ? Format.YAML : usual;
        Format format = Optional.ofNullable(choice.format())
                .flatMap(Format::of)
                .orElse(output.endsWith(".json") ? Format.JSON : unsaid);
        if (format == Format.TABLE && destination instanceof Destination.ConfigMap) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a table cannot be read back from a ConfigMap")
                    .object("--format table --output " + output)
                    .suggestion("use yaml or json")
                    .build();
        }
        return new DocumentOutput(destination, format);
    }

    /** The same, with a pager or without. */
    public DocumentOutput paged(boolean wanted) {
        return new DocumentOutput(destination, format, wanted);
    }

    /**
     * The output of a command whose report is for whoever runs it, and stays on this machine; checked.
     *
     * @param place that {@code --output} names
     */
    public static DocumentOutput local(String place, Format format) {
        if (!place.equals("-") && (place.contains("://") || place.isBlank())) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a destination")
                    .object("--output " + place)
                    .suggestion("use a file, or - for standard output")
                    .build();
        }
        var output = new DocumentOutput(Flags.parse("--output", place, Destination::parse), format);
        output.check();
        return output;
    }

    /** The output of a command that writes to standard output only. */
    public static DocumentOutput toStdout(ParseResult options, Format usual) {
        return new DocumentOutput(new Destination.Stdout(), options.matchedOptionValue("--format", usual));
    }

    /** Checks that a file can be written, before the work is done that is to end in it. */
    public void check() {
        switch (destination) {
            case Destination.File(var path) -> new OutputFile(path).check();
            case Destination.Folder(var path) -> throw notAFile(path);
            case Destination.Stdout _, Destination.ConfigMap _ -> {}
        }
    }

    private static EidosException notAFile(Path path) {
        if (Files.isDirectory(path)) {
            new OutputFile(path).check();
        }
        return EidosException.of(ErrorCode.INVALID_INPUT, "a folder is named, and one file is written")
                .object("--output " + path + "/")
                .suggestion("for a file of that name leave out the slash: -o " + path)
                .build();
    }

    /**
     * Writes a document.
     *
     * @param name of the ConfigMap's key, without the ending
     */
    public void write(Rendering document, String name, Session session, ParseResult options)
            throws InterruptedException {
        if (destination instanceof Destination.ConfigMap) {
            try (ClusterConnection cluster = cluster(session, options)) {
                write(document, name, session, cluster, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            }
        } else {
            write(document, session);
        }
    }

    /**
     * Writes a document.
     *
     * @param cluster where a ConfigMap goes
     * @param made when the document was made
     */
    public void write(Rendering document, String name, Session session, ClusterConnection cluster, Instant made)
            throws InterruptedException {
        if (destination instanceof Destination.ConfigMap(var uri)) {
            var agent = AgentEnvironment.of(session.terminal().environment());
            String text = document.text(format, session.terminal().outColumns(), false);
            ResultSeal written = new ConfigMapStore(cluster, agent.stamp())
                    .write(uri, name + "." + format.label(), text, format.label(), made);
            if (agent.agent()) {
                new SealWriter(Path.of(ResultSeal.FILE), new Messages(session)::exactly).write(written);
            } else {
                tell(session, uri.toString(), document.content(), text.getBytes(StandardCharsets.UTF_8).length);
            }
        } else {
            write(document, session);
        }
    }

    /** Writes a document to standard output or to a file; what would go to a ConfigMap goes to standard output. */
    public void write(Rendering document, Session session) {
        String text = document.text(format, session.terminal().outColumns(), isColoured(session));
        write(text, document.content(), session);
    }

    /**
     * Writes what is a text already, as {@link #write(Rendering, Session)} does.
     *
     * @param content what it holds in a few words, or nothing
     */
    public void write(String text, String content, Session session) {
        if (destination instanceof Destination.Folder(var path)) {
            throw notAFile(path);
        }
        if (destination instanceof Destination.File(var path)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            new OutputFile(path).write(bytes);
            tell(session, path.toString(), content, bytes.length);
        } else if (paged && format == Format.TABLE && isWatched(session)) {
            new Pager(session.terminal()).show(text);
        } else {
            session.terminal().write(text);
        }
    }

    /** A document that does not come to standard output is somewhere: the user is told where. */
    private static void tell(Session session, String place, String content, int bytes) {
        new Messages(session)
                .note("wrote " + place + ": " + (content.isEmpty() ? "" : content + ", ") + ByteCount.of(bytes));
    }

    private boolean isColoured(Session session) {
        return destination instanceof Destination.Stdout && session.colourOut();
    }

    /**
     * The longest line, in columns, of a text that is read as it is: a terminal's width; without limit in a file or a
     * pipe.
     */
    public int room(Session session) {
        return isWatched(session) ? session.terminal().outColumns() : Integer.MAX_VALUE;
    }

    /** Returns whether the document is written to a terminal. */
    public boolean isWatched(Session session) {
        return destination instanceof Destination.Stdout && session.terminal().outIsTerminal();
    }

    /** The cluster that the flags or the environment name. */
    public static ClusterConnection cluster(Session session, ParseResult options) {
        return ClusterConnection.to(ClusterFlags.of(options).access(session), RetryPolicy.BRIEF);
    }
}
