package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.file.SourceText;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.place.DocumentSource;
import dev.eidos.place.Source;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.text.ByteCount;
import picocli.CommandLine.ParseResult;

/** The documents that flags name, read. */
public final class DocumentInput {
    private DocumentInput() {}

    public static SourceText read(String text, String flag, Session session, ParseResult options)
            throws InterruptedException {
        SourceText read = readQuietly(text, flag, session, options);
        if (session.debug()) {
            new Messages(session)
                    .debug("read " + read.name() + ": "
                            + ByteCount.of(read.text().length()));
        }
        return read;
    }

    private static SourceText readQuietly(String text, String flag, Session session, ParseResult options)
            throws InterruptedException {
        Source source = Source.parse(text, flag);
        if (source instanceof Source.ConfigMap) {
            try (ClusterConnection cluster = DocumentOutput.cluster(session, options)) {
                return DocumentSource.of(() -> cluster, session.terminal().environment(), ToolVersion.current())
                        .read(source);
            }
        }
        return DocumentSource.of(
                        () -> {
                            throw new IllegalStateException("only ConfigMaps need a cluster");
                        },
                        session.terminal().environment(),
                        ToolVersion.current())
                .read(source);
    }

    public static Recipe recipe(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        SourceText source = read(text, "--recipe", session, options);
        return RecipeReader.read(source.text(), source.name(), messages::warn);
    }
}
