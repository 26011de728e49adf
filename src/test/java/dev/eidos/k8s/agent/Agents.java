package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tests of this room share. */
final class Agents {
    static final RunId RUN = new RunId("20261122-234310-a1b2c3");

    private Agents() {}

    static AgentConfigBuilder config() {
        return AgentConfig.builder(ImageReference.parse("ghcr.io/nvidia/eidos:1.0.0"))
                .version("1.0.0");
    }

    static AgentManifests manifests(AgentConfigBuilder config) {
        return AgentManifests.of(config.build(), RUN);
    }

    static Node.Mapping podSpec(AgentConfigBuilder config) {
        return mapping(Tree.at(manifests(config).job().document(), "spec", "template", "spec"));
    }

    static Node container(AgentConfigBuilder config) {
        return Tree.items(podSpec(config), "containers").getFirst();
    }

    static List<String> texts(List<Node> items) {
        return items.stream().map(item -> Tree.text(item)).toList();
    }

    /** As the API server would return what was created from the manifest. */
    static Node.Mapping stored(Manifest manifest) {
        Node.Mapping metadata = mapping(manifest.document().get("metadata"));
        return Trees.with(
                manifest.document(),
                "metadata",
                Trees.with(Trees.with(metadata, "uid", "uid-1"), "resourceVersion", "17"));
    }

    static Node.Mapping mapping(@Nullable Node node) {
        return (Node.Mapping) Objects.requireNonNull(node);
    }
}
