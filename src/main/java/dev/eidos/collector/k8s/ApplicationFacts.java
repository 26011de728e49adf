package dev.eidos.collector.k8s;

import dev.eidos.document.Value;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;

/**
 * What an Application (Argo CD, {@code argoproj.io/v1alpha1}) says: where it is from ({@code repo}, {@code chart},
 * {@code path}, {@code target-revision}; with several sources numbered), and how far it has come ({@code revision},
 * {@code sync}, {@code health}).
 */
final class ApplicationFacts {
    static final List<String> FIELDS = fields();

    private ApplicationFacts() {}

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(List.of(
                "spec.destination.namespace",
                "status.sync.status",
                "status.sync.revision",
                "status.sync.revisions",
                "status.health.status"));
        for (String source : List.of("spec.source.", "spec.sources.")) {
            for (String field : List.of("repoURL", "chart", "path", "targetRevision")) {
                fields.add(source + field);
            }
        }
        return List.copyOf(fields);
    }

    static void put(Subtype.Builder subtype, String prefix, Value application) {
        List<Value> sources = application.items("spec", "sources");
        Value only = application.at("spec", "source");
        if (sources.isEmpty() && only != null) {
            source(subtype, prefix, only);
        }
        for (int i = 0; i < sources.size(); i++) {
            source(subtype, prefix + "source." + i + ".", sources.get(i));
        }
        subtype.put(prefix + "namespace", application.textOrNull("spec", "destination", "namespace"))
                .put(prefix + "revision", application.textOrNull("status", "sync", "revision"))
                .put(prefix + "sync", application.textOrNull("status", "sync", "status"))
                .put(prefix + "health", application.textOrNull("status", "health", "status"));
        List<Value> revisions = application.items("status", "sync", "revisions");
        for (int i = 0; i < revisions.size(); i++) {
            subtype.put(prefix + "revision." + i, revisions.get(i).textOrNull());
        }
    }

    private static void source(Subtype.Builder subtype, String prefix, Value source) {
        subtype.put(prefix + "repo", source.textOrNull("repoURL"))
                .put(prefix + "chart", source.textOrNull("chart"))
                .put(prefix + "path", source.textOrNull("path"))
                .put(prefix + "target-revision", source.textOrNull("targetRevision"));
    }
}
