package dev.eidos.place;

import dev.eidos.error.EidosException;
import dev.eidos.file.InputFile;
import dev.eidos.file.SourceText;
import dev.eidos.http.HttpDocument;
import dev.eidos.http.WebAccess;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultStamp;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the document at a {@link Source}.
 *
 * @param stdin the stream that {@code -} stands for
 * @param cluster asked for {@code cm://} alone, so that nothing else needs a cluster
 * @param environment of the process: proxies, and authorities that are trusted
 * @param version of eidos, which web servers are told; they are told nothing if there is none
 */
public record DocumentSource(
        InputStream stdin,
        Supplier<? extends ApiCalls> cluster,
        Map<String, String> environment,
        @Nullable String version) {

    /** A reader for which {@code -} is this process's standard input. */
    public static DocumentSource of(
            Supplier<? extends ApiCalls> cluster, Map<String, String> environment, String version) {
        return new DocumentSource(System.in, cluster, environment, version);
    }

    /**
     * Reads it whole.
     *
     * @throws EidosException if it cannot be read, is no UTF-8, or is larger than any document may be
     */
    public SourceText read(Source source) throws InterruptedException {
        return switch (source) {
            case Source.File(var path) -> new InputFile(path).read();
            case Source.Stdin _ -> InputFile.stdin(stdin);
            case Source.Url(var uri) ->
                HttpDocument.standard(new WebAccess(environment), version).read(uri);
            case Source.ConfigMap(var uri) ->
                new SourceText(uri.toString(), store().read(uri).document());
        };
    }

    private ConfigMapStore store() {
        return new ConfigMapStore(cluster.get(), new ResultStamp(Map.of(), null, null));
    }
}
