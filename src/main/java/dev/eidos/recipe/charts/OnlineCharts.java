package dev.eidos.recipe.charts;

import dev.eidos.bundle.registry.ArtifactLayer;
import dev.eidos.bundle.registry.OciReference;
import dev.eidos.bundle.registry.RegistryOptions;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.HttpDocument;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The repositories that charts come from, over the network: registries ({@code oci://}), and servers with an
 * {@code index.yaml} (helm.sh, "The Chart Repository Guide").
 */
public final class OnlineCharts implements ChartSource {
    private static final String INDEX = "index.yaml";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final ArtifactLayer LAYER = new ArtifactLayer(OciLayout.LAYER, ChartBudget.MAX_PACKED);

    private final HttpDocument web;
    private final RegistryOptions registries;
    private final Map<String, Value> indexes = new HashMap<>();
    private final Map<String, EidosException> failures = new HashMap<>();

    public OnlineCharts(HttpDocument web, RegistryOptions registries) {
        this.web = web;
        this.registries = registries;
    }

    @Override
    public ChartSearch find(ChartRef wanted) throws InterruptedException {
        String repository = Objects.requireNonNullElse(wanted.repository(), "");
        String version = wanted.version();
        if (repository.isEmpty() || version == null) {
            return new ChartSearch.Absent("the recipe does not say where it is, or in which version");
        }
        if (repository.startsWith(OciReference.SCHEME)) {
            // a tag has no plus sign (helm.sh, "Use OCI-based registries")
            String reference = repository + "/" + wanted.name() + ":" + version.replace('+', '_');
            return ChartArchive.checked(reference, LAYER.pull(OciReference.parse(reference), registries), wanted);
        }
        return indexed(repository, wanted);
    }

    private ChartSearch indexed(String repository, ChartRef wanted) throws InterruptedException {
        URI base = fetched(url(repository.endsWith("/") ? repository : repository + "/", repository), repository);
        for (Value entry : index(base, repository).items("entries", wanted.name())) {
            if (wanted.isVersion(entry.text("version"))) {
                String shown = entry.items("urls").stream()
                        .findFirst()
                        .map(Value::text)
                        .orElse("");
                if (shown.startsWith(OciReference.SCHEME)) {
                    return ChartArchive.checked(shown, LAYER.pull(OciReference.parse(shown), registries), wanted);
                }
                URI archive = fetched(base.resolve(url(shown, repository)), repository);
                byte[] packed = web.bytes(archive, ChartBudget.MAX_PACKED);
                String digest = entry.text("digest").toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
                if (!digest.isEmpty() && !digest.equals(OciLayout.sha256(packed))) {
                    throw ChartFaults.unreadable(
                            archive.toString(),
                            new IOException("it has another digest than the repository's index says"));
                }
                return ChartArchive.checked(archive.toString(), packed, wanted);
            }
        }
        return new ChartSearch.Absent("the index of " + repository + " does not have it");
    }

    /** The index, asked for once: one that does not come would cost its time limit for each of its charts. */
    private Value index(URI base, String repository) throws InterruptedException {
        EidosException failure = failures.get(repository);
        if (failure != null) {
            throw failure;
        }
        Value index = indexes.get(repository);
        if (index == null) {
            try {
                var text = web.read(base.resolve(INDEX));
                index = DocumentReader.read(text.text(), text.name());
            } catch (EidosException e) {
                failures.put(repository, e);
                throw e;
            }
            if (!(index.at("entries") instanceof Value.Mapping)) {
                failure = EidosException.of(ErrorCode.INVALID_INPUT, "not an index of charts")
                        .object(repository)
                        .reason("its " + INDEX + " has no entries")
                        .suggestion("name the repository that the chart's authors name, not a page about it")
                        .build();
                failures.put(repository, failure);
                throw failure;
            }
            indexes.put(repository, index);
        }
        return index;
    }

    /** An index, too, must not lead to this machine's files. */
    private static URI fetched(URI url, String repository) {
        if (url.getHost() == null
                || !SCHEMES.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a place that charts are fetched from")
                    .object(repository)
                    .reason("it is neither http, https nor oci, or names a chart that is not")
                    .suggestion("fetch the chart with 'helm pull', and use --charts")
                    .build();
        }
        return url;
    }

    private static URI url(String text, String repository) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a URL")
                    .object(repository)
                    .reason("it, or what it names, is no URL")
                    .cause(e)
                    .build();
        }
    }
}
