package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.ManifestDocument;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.lint.FindingKind;
import dev.eidos.recipe.lint.LintFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Pods that a namespace must allow by its label, since Pod Security admission refuses them in clusters whose default is
 * a stricter one.
 */
final class PodLint {
    static final String LABEL = "pod-security.kubernetes.io/enforce";
    private static final String PRIVILEGED = "privileged";

    /** It is there before anything is installed, and nobody restricts it. */
    private static final String SYSTEM = "kube-system";

    private PodLint() {}

    /** At most one finding: the first such pod tells what is missing. */
    static List<LintFinding> check(List<Value> objects, ChartUse use, LibraryPlaces places, RecipeLibrary library) {
        if (isLabelled(use, library)) {
            return List.of();
        }
        for (Value object : objects) {
            String namespace = Objects.requireNonNullElse(object.textOrNull("metadata", "namespace"), use.namespace());
            String reason = PrivilegedPods.reason(object);
            if (reason != null && !namespace.equals(SYSTEM) && !hasLabel(objects, namespace)) {
                return List.of(LintFinding.warning(
                                places.registered(use.name(), namespace),
                                use.name() + ": " + RenderedObjects.shown(object) + " " + reason + ", and namespace "
                                        + namespace + " has no label " + LABEL + ": " + PRIVILEGED)
                        .about(use.name(), FindingKind.UNLABELLED_NAMESPACE, namespace));
            }
        }
        String unseen = PrivilegedPods.unseen(objects);
        if (unseen != null && !use.namespace().equals(SYSTEM) && !saysALevel(use, objects)) {
            return List.of(LintFinding.warning(
                            places.registered(use.name(), use.namespace()),
                            use.name() + ": " + unseen + ", and namespace " + use.namespace() + " has no label " + LABEL
                                    + " that says what it needs")
                    .about(use.name(), FindingKind.UNLABELLED_NAMESPACE, use.namespace()));
        }
        return List.of();
    }

    /** Whoever writes the label, with whatever level, has looked. */
    private static boolean saysALevel(ChartUse use, List<Value> objects) {
        Value entry = use.registered().document();
        return !entry.text("namespaceLabels", LABEL).isEmpty()
                || !entry.text("helm", "namespaceLabels", LABEL).isEmpty()
                || objects.stream()
                        .anyMatch(object -> object.text("kind").equals("Namespace")
                                && object.text("metadata", "name").equals(use.namespace())
                                && !object.text("metadata", "labels", LABEL).isEmpty());
    }

    /** In the registry, or by a manifest of the recipe. */
    private static boolean isLabelled(ChartUse use, RecipeLibrary library) {
        Value entry = use.registered().document();
        if (entry.text("namespaceLabels", LABEL).equals(PRIVILEGED)
                || entry.text("helm", "namespaceLabels", LABEL).equals(PRIVILEGED)) {
            return true;
        }
        List<String> files = new ArrayList<>(use.ref().preManifestFiles());
        files.addAll(use.ref().manifestFiles());
        for (String file : files) {
            String text = library.files().text(file);
            if (text != null && text.contains(LABEL)) {
                try {
                    List<Value> objects = ManifestDocument.all(text, file).stream()
                            .map(ManifestDocument::root)
                            .toList();
                    if (hasLabel(objects, use.namespace())) {
                        return true;
                    }
                } catch (EidosException e) {
                    // a template; what it makes is looked at elsewhere
                }
            }
        }
        return false;
    }

    private static boolean hasLabel(List<Value> objects, String namespace) {
        return objects.stream()
                .anyMatch(object -> object.text("kind").equals("Namespace")
                        && object.text("metadata", "name").equals(namespace)
                        && object.text("metadata", "labels", LABEL).equals(PRIVILEGED));
    }
}
