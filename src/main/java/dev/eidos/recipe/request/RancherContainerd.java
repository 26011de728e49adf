package dev.eidos.recipe.request;

import dev.eidos.document.Value;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.Optional;

/**
 * The containerd of k3s and RKE2, which the GPU Operator's toolkit looks for in vain where others have it, so that no
 * pod of the stack ever starts (RKE2's documentation, "Deploy NVIDIA operator"). No criterion tells these clusters from
 * others that their owners run, but the suffix of their versions does.
 */
final class RancherContainerd {
    private static final String OPERATOR = "gpu-operator";
    private static final String SOCKET = "/run/k3s/containerd/containerd.sock";

    private RancherContainerd() {}

    /** The note; none for other clusters, and where the operator installs no toolkit or is told already. */
    static Optional<RecipeNote> note(Snapshot snapshot, Recipe recipe, RecipeLibrary library) {
        String path = "K8s.server.version";
        String version = snapshot.find(Measurement.K8S, "server", "version")
                .map(Reading::asText)
                .orElse("");
        String product = version.contains("+rke2") ? "RKE2" : version.contains("+k3s") ? "k3s" : "";
        if (product.isEmpty()) {
            return Optional.empty();
        }
        return recipe.components().stream()
                .filter(component -> component.name().equals(OPERATOR) && !component.isSwitchedOff())
                .findFirst()
                .flatMap(component -> setting(component, library))
                .map(setting -> new RecipeNote.Needed(path, version, product, setting));
    }

    private static Optional<String> setting(ComponentRef operator, RecipeLibrary library) {
        Value toolkit = ComponentValues.of(operator, library).at("toolkit");
        if (toolkit != null
                && (toolkit.isFalse("enabled")
                        || toolkit.items("env").stream()
                                .anyMatch(variable -> variable.text("name").equals("CONTAINERD_SOCKET")))) {
            return Optional.empty();
        }
        int next = toolkit == null ? 0 : toolkit.items("env").size();
        return Optional.of(OPERATOR + ":toolkit.env[" + next + "].name=CONTAINERD_SOCKET,toolkit.env[" + next
                + "].value=" + SOCKET);
    }
}
