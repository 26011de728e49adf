package dev.eidos.cli;

import dev.eidos.k8s.client.ClusterConnection;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.RecipeReader;
import dev.eidos.serializer.DocumentSource;
import dev.eidos.serializer.Source;
import dev.eidos.serializer.SourceText;
import picocli.CommandLine.ParseResult;

/** Reads the documents that flags name. */
final class Sources {
    private Sources() {}

    static SourceText read(String text, String flag, Session session, ParseResult options) throws InterruptedException {
        Source source = Source.parse(text, flag);
        if (source instanceof Source.ConfigMap) {
            try (ClusterConnection cluster = DocumentOutput.cluster(session, options)) {
                return DocumentSource.of(() -> cluster, session.terminal().environment(), Version.current())
                        .read(source);
            }
        }
        return DocumentSource.of(
                        () -> {
                            throw new IllegalStateException("only ConfigMaps need a cluster");
                        },
                        session.terminal().environment(),
                        Version.current())
                .read(source);
    }

    static Recipe recipe(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        SourceText source = read(text, "--recipe", session, options);
        return RecipeReader.read(source.text(), source.name(), messages::warn);
    }
}
