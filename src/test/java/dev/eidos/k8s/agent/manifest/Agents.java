package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.ImageReference;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tests of this room share. */
public final class Agents {
    public static final RunId RUN = new RunId("20261122-234310-a1b2c3");

    private Agents() {}

    public static AgentConfig.Builder config() {
        return AgentConfig.builder(ImageReference.parse("ghcr.io/nvidia/eidos:1.0.0"))
                .run(run -> run.version("1.0.0"));
    }

    public static AgentManifests manifests(AgentConfig.Builder config) {
        return AgentManifests.of(config.build(), RUN);
    }

    static Value.Mapping podSpec(AgentConfig.Builder config) {
        return mapping(manifests(config).job().document().at("spec", "template", "spec"));
    }

    static Value container(AgentConfig.Builder config) {
        return podSpec(config).items("containers").getFirst();
    }

    static List<String> texts(List<Value> items) {
        return items.stream().map(Value::text).toList();
    }

    /** As the API server would return what was created from the manifest. */
    public static Value.Mapping stored(Manifest manifest) {
        Value.Mapping metadata = mapping(manifest.document().get("metadata"));
        return manifest.document()
                .with("metadata", metadata.with("uid", "uid-1").with("resourceVersion", "17"));
    }

    public static Value.Mapping mapping(@Nullable Value node) {
        return (Value.Mapping) Objects.requireNonNull(node);
    }
}
