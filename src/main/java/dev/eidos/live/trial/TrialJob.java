package dev.eidos.live.trial;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A Job of a test, put together. It ends by itself, whatever becomes of eidos, and goes some minutes later. */
final class TrialJob {
    private static final int TTL_SECONDS = 300;

    private final TrialSettings settings;
    private final String name;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final Map<String, String> limits = new LinkedHashMap<>();
    private final Map<String, String> requests = new LinkedHashMap<>();
    private final List<Value> environment = new ArrayList<>();
    private final List<Consumer<MappingBuilder>> ofPod = new ArrayList<>();
    private final List<Consumer<MappingBuilder>> ofContainer = new ArrayList<>();
    private List<String> command = List.of();
    private String image;
    private int pods = 1;
    private boolean suspended;
    private boolean confined = true;

    TrialJob(TrialSettings settings, String name) {
        this.settings = settings;
        this.name = name;
        this.image = settings.image();
    }

    /** A script whose words are read from its container's termination message. */
    TrialJob script(String script) {
        this.command = List.of("/bin/sh", "-c", script);
        return this;
    }

    /** @param words none for the image's own command */
    TrialJob running(String another, List<String> words) {
        this.image = another;
        this.command = List.copyOf(words);
        return this;
    }

    TrialJob pods(int number) {
        this.pods = number;
        return this;
    }

    TrialJob suspended() {
        this.suspended = true;
        return this;
    }

    /** What has to lock memory, or comes with an image of its own. */
    TrialJob unconfined() {
        this.confined = false;
        return this;
    }

    TrialJob label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    TrialJob annotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    TrialJob limit(String resource, String amount) {
        limits.put(resource, amount);
        return this;
    }

    TrialJob request(String resource, String amount) {
        requests.put(resource, amount);
        return this;
    }

    TrialJob variable(String key, String value) {
        environment.add(
                new MappingBuilder().put("name", key).put("value", value).build());
        return this;
    }

    TrialJob pod(Consumer<MappingBuilder> spec) {
        ofPod.add(spec);
        return this;
    }

    TrialJob container(Consumer<MappingBuilder> spec) {
        ofContainer.add(spec);
        return this;
    }

    /** On this node, whatever its taints. */
    TrialJob onNode(String node) {
        return pod(spec -> {
            spec.put("nodeSelector", selector -> selector.put("kubernetes.io/hostname", node));
            spec.putItems("tolerations", List.of(Value.mapping(any -> any.put("operator", "Exists"))));
        });
    }

    TrialObject build() {
        return new TrialObject(
                new ApiResource("batch", "v1", "jobs", settings.namespace(), name), Value.mapping(object -> {
                    object.put("apiVersion", "batch/v1");
                    object.put("kind", "Job");
                    object.put(
                            "metadata", metadata -> TrialObject.metadata(metadata, settings, name, labels, Map.of()));
                    object.put("spec", this::spec);
                }));
    }

    private void spec(MappingBuilder spec) {
        spec.put("backoffLimit", 0);
        spec.put("completions", pods);
        spec.put("parallelism", pods);
        if (suspended) {
            spec.put("suspend", true);
        }
        spec.put("activeDeadlineSeconds", settings.limit().toSeconds() + TTL_SECONDS);
        spec.put("ttlSecondsAfterFinished", TTL_SECONDS);
        spec.put("template", template -> {
            template.put("metadata", metadata -> TrialObject.metadata(metadata, settings, "", labels, annotations));
            template.put("spec", this::podSpec);
        });
    }

    private void podSpec(MappingBuilder spec) {
        spec.put("restartPolicy", "Never");
        spec.put("automountServiceAccountToken", false);
        spec.put("terminationGracePeriodSeconds", 0);
        if (confined) {
            spec.put("securityContext", context -> {
                context.put("runAsNonRoot", true);
                context.put("runAsUser", 65534);
                context.put("seccompProfile", profile -> profile.put("type", "RuntimeDefault"));
            });
        }
        ofPod.forEach(more -> more.accept(spec));
        spec.putItems("containers", List.of(Value.mapping(this::container)));
    }

    private void container(MappingBuilder container) {
        container.put("name", "test");
        container.put("image", image);
        container.put("imagePullPolicy", "IfNotPresent");
        container.putTexts("command", command);
        container.putItems("env", environment);
        if (confined) {
            container.put("securityContext", context -> {
                context.put("allowPrivilegeEscalation", false);
                context.put(
                        "capabilities",
                        capabilities -> capabilities.put("drop", Value.sequence(List.of(Value.scalar("ALL")))));
            });
        }
        container.put("resources", resources -> {
            resources.putTexts("requests", requests);
            resources.putTexts("limits", limits);
            ofContainer.forEach(more -> more.accept(resources));
        });
    }
}
