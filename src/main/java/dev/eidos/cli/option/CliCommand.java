package dev.eidos.cli.option;

import dev.eidos.cli.console.Session;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the command line. Its options are described only when it is the one that runs. */
public interface CliCommand {
    String name();

    /** One line for the list of commands. */
    String summary();

    /** The cache that a run of it starts with: most commands make documents of documents. */
    default AotCache cache() {
        return AotCache.DOCUMENTS;
    }

    /**
     * The command lines that the build runs once, so that what they load is in the cache of {@link #cache}. There
     * {@code @} stands for the build's folder of documents, in which those of the cache of work also find two
     * kubeconfigs: {@code kubeconfig}, and {@code http2.kubeconfig}, which leads to an HTTP/2 server.
     */
    default List<String> rehearsals() {
        return List.of(name() + " --help");
    }

    /** Commands below this one. */
    default List<CliCommand> subcommands() {
        return List.of();
    }

    /** Returns whether the command only groups others: by itself it shows its help. */
    default boolean isGroup() {
        return false;
    }

    /** Adds options and help texts. */
    void describe(CommandSpec spec);

    /**
     * Runs; returning means success, every failure is an exception.
     *
     * @throws InterruptedException if a signal ended it early
     */
    void run(ParseResult options, Session session) throws InterruptedException;
}
