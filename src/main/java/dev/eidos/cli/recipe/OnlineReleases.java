package dev.eidos.cli.recipe;

import dev.eidos.bundle.registry.OciReference;
import dev.eidos.bundle.registry.OciRegistry;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.supply.RegistryAccess;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.release.Published;
import dev.eidos.recipe.release.PublishedReader;
import dev.eidos.recipe.release.ReleaseSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.ParseResult;

/** The repositories and registries that a library names; each index is read once. */
final class OnlineReleases implements ReleaseSource {
    private static final String OCI = "oci://";

    private final ParseResult options;
    private final Session session;
    private final OciRegistry registry;
    private final Map<String, SourceText> indexes = new HashMap<>();
    private final Map<String, EidosException> failures = new HashMap<>();

    OnlineReleases(ParseResult options, Session session) {
        this.options = options;
        this.session = session;
        this.registry = RegistryAccess.registry(session, false);
    }

    @Override
    public Published of(RegisteredComponent component) throws InterruptedException {
        String repository = Objects.requireNonNullElse(component.repository(), "");
        String chart = Objects.requireNonNullElse(component.chart(), component.name());
        String at = repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository;
        try {
            return at.startsWith(OCI) ? tags(at + "/" + chart) : index(at + "/index.yaml", chart);
        } catch (EidosException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return new Published.Absent(at);
            }
            throw e;
        }
    }

    private Published tags(String chart) throws InterruptedException {
        // a reference has a tag; which one does not matter to a list of them
        return PublishedReader.of(registry.tags(OciReference.parse(chart + ":latest")), chart);
    }

    private Published index(String url, String chart) throws InterruptedException {
        SourceText text = indexes.get(url);
        EidosException failure = failures.get(url);
        if (failure != null) {
            throw failure; // to wait for it again would take as long again
        }
        if (text == null) {
            try {
                text = DocumentInput.read(url, "the registry's repository", session, options);
            } catch (EidosException e) {
                failures.put(url, e);
                throw e;
            }
            indexes.put(url, text);
        }
        return PublishedReader.index(text.text(), text.name(), chart);
    }
}
