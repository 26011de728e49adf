package dev.eidos.live.trial;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An object that a test makes.
 *
 * @param document as the API server takes it
 */
public record TrialObject(ApiResource resource, Value.Mapping document) {
    /** The namespace of a run, in which all else is; with it all of that goes. */
    public static TrialObject namespace(TrialSettings settings, boolean privileged) {
        Map<String, String> labels = new TreeMap<>(settings.labels());
        if (privileged) {
            labels.put("pod-security.kubernetes.io/enforce", "privileged");
        }
        return new TrialObject(ApiResource.namespace(settings.namespace()), Value.mapping(object -> {
            object.put("apiVersion", "v1");
            object.put("kind", "Namespace");
            object.put("metadata", metadata -> {
                metadata.put("name", settings.namespace());
                metadata.putTexts("labels", labels);
            });
        }));
    }

    /** Something in the namespace that is no Job. */
    static TrialObject of(
            TrialSettings settings,
            String group,
            String version,
            String kind,
            String plural,
            String name,
            Consumer<MappingBuilder> spec) {
        return new TrialObject(
                new ApiResource(group, version, plural, settings.namespace(), name), Value.mapping(object -> {
                    object.put("apiVersion", group.isEmpty() ? version : group + "/" + version);
                    object.put("kind", kind);
                    object.put("metadata", metadata -> metadata(metadata, settings, name, Map.of(), Map.of()));
                    object.put("spec", spec);
                }));
    }

    static void metadata(
            MappingBuilder metadata,
            TrialSettings settings,
            String name,
            Map<String, String> labels,
            Map<String, String> annotations) {
        Map<String, String> all = new TreeMap<>(settings.labels());
        all.putAll(labels);
        if (!name.isEmpty()) {
            metadata.put("name", name);
            metadata.put("namespace", settings.namespace());
        }
        metadata.putTexts("labels", all);
        metadata.putTexts("annotations", annotations);
    }

    /** The same as something that goes with a Job, if the namespace should not. */
    TrialObject ownedBy(Value job) {
        Value owner = Value.mapping(reference -> {
            reference.put("apiVersion", "batch/v1");
            reference.put("kind", "Job");
            reference.put("name", job.text("metadata", "name"));
            reference.put("uid", job.text("metadata", "uid"));
        });
        Value.Mapping metadata =
                Value.mapping(document.entries("metadata")).with("ownerReferences", Value.sequence(List.of(owner)));
        return new TrialObject(resource, document.with("metadata", metadata));
    }
}
