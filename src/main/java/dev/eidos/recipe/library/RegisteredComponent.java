package dev.eidos.recipe.library;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A component as the registry describes it, whatever the recipe: where its chart or kustomization comes from, and where
 * its values have what a user may set by other means.
 *
 * @param type {@code Helm} or {@code Kustomize}; a component that is only manifests is {@code Helm} without a chart
 * @param chart the chart's name without the alias of its repository
 * @param overrideKeys other names by which {@code --set} may call it
 * @param document the whole entry
 */
public record RegisteredComponent(
        String name,
        String type,
        @Nullable String repository,
        @Nullable String chart,
        @Nullable String version,
        @Nullable String namespace,
        @Nullable String path,
        List<String> overrideKeys,
        Value.Mapping document) {

    private static final String MANIFESTS = "manifestFiles";
    private static final String LABELS = "namespaceLabels";

    /**
     * A component of which only the registry says anything.
     *
     * @param said its type by whoever asks for it; null or empty for the registry's
     */
    public ComponentRef defaults(@Nullable String said) {
        boolean helm = !ComponentRef.KUSTOMIZE.equals(said == null || said.isEmpty() ? type : said);
        return new ComponentRef(
                        name,
                        type,
                        namespace,
                        chart,
                        repository,
                        helm ? version : null,
                        helm ? null : version,
                        path,
                        null,
                        Value.mapping(Map.of()),
                        List.of(),
                        manifestFiles())
                .withDigest(helm ? digest() : null);
    }

    /** The SHA-256 of the packed chart in the registered version; null where the registry does not say. */
    private @Nullable String digest() {
        return document.get("helm") instanceof Value.Mapping helm ? value(helm, "defaultDigest") : null;
    }

    /** The labels that its namespace needs, such as the one without which no privileged pod starts; sorted. */
    public SortedMap<String, String> namespaceLabels() {
        SortedMap<String, String> labels = new TreeMap<>();
        if (document.get(LABELS) instanceof Value.Mapping mapping) {
            mapping.entries().forEach((key, value) -> labels.put(key, value.text()));
        }
        return labels;
    }

    /** The file of the library that asserts what a cluster in which it works has; null where it names none. */
    public @Nullable String assertFile() {
        return value(document, "healthCheck", "assertFile");
    }

    /** Files that every recipe with the component installs beside the chart. */
    private List<String> manifestFiles() {
        List<Value> items = document.items(MANIFESTS);
        List<String> files = new ArrayList<>(items.size());
        for (Value item : items) {
            files.add(item.text());
        }
        return files;
    }

    static RegisteredComponent read(Value node, DocumentFields fields) {
        Value.Mapping entry = fields.mapping(node);
        String name = fields.text(entry, "name");
        List<String> keys = fields.texts(entry, "valueOverrideKeys");
        fields.texts(entry, MANIFESTS); // or it is told where it is no list of texts
        fields.optionalText(fields.mapping(entry, "healthCheck"), "assertFile");
        Value.Mapping labels = fields.mapping(entry, LABELS);
        labels.entries().keySet().forEach(key -> fields.text(labels, key));
        Value.Mapping kustomize = fields.mapping(entry, "kustomize");
        if (!kustomize.entries().isEmpty()) {
            if (entry.get("helm") != null) {
                throw fields.invalid(entry, "component '" + name + "' has both 'helm' and 'kustomize'");
            }
            return new RegisteredComponent(
                    name,
                    ComponentRef.KUSTOMIZE,
                    value(kustomize, "defaultSource"),
                    null,
                    value(kustomize, "defaultTag"),
                    value(kustomize, "defaultNamespace"),
                    value(kustomize, "defaultPath"),
                    keys,
                    entry);
        }
        Value.Mapping helm = fields.mapping(entry, entry.get("helm") == null ? "manifest" : "helm");
        String chart = value(helm, "defaultChart");
        return new RegisteredComponent(
                name,
                ComponentRef.HELM,
                value(helm, "defaultRepository"),
                chart == null ? null : chart.substring(chart.lastIndexOf('/') + 1),
                value(helm, "defaultVersion"),
                value(helm, "defaultNamespace"),
                null,
                keys,
                entry);
    }

    private static @Nullable String value(Value.Mapping mapping, String... path) {
        String value = mapping.textOrNull(path);
        return value == null || value.isEmpty() ? null : value;
    }
}
