package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/** Folders with a {@code kustomization.yaml} (kubectl.docs.kubernetes.io, "The Kustomization File", v5). */
public final class KustomizationFolder {
    private KustomizationFolder() {}

    /** Manifests of the bundle: the list of files keeps everything else in the folder out. */
    public static List<BundleFile> of(InstallStep.Manifests step) {
        List<BundleFile> files = new ArrayList<>();
        files.add(listing(
                step.folder(),
                step.manifests().stream()
                        .map(manifest -> "manifests/" + manifest.name())
                        .toList()));
        for (ManifestFile manifest : step.manifests()) {
            files.add(new BundleFile(step.folder() + "/manifests/" + manifest.name(), manifest.text()));
        }
        return files;
    }

    public static BundleFile listing(String folder, List<String> resources) {
        return YamlFiles.file(
                folder.isEmpty() ? "kustomization.yaml" : folder + "/kustomization.yaml",
                kustomization().putTexts("resources", resources).build());
    }

    /** A kustomization, of another repository or with what that gives beside it. */
    public static List<BundleFile> of(InstallStep.Kustomize step, String namespace) {
        ManifestFile vendored = step.vendored();
        if (vendored == null) {
            return List.of(remote(step, namespace));
        }
        return List.of(
                YamlFiles.file(
                        step.folder() + "/kustomization.yaml",
                        kustomization()
                                .put("namespace", namespace)
                                .putTexts("resources", List.of(vendored.name()))
                                .build()),
                new BundleFile(step.folder() + "/" + vendored.name(), vendored.text()));
    }

    /**
     * A kustomization of another repository, whose objects go to the component's namespace, as they do with Argo CD's
     * {@code kustomize.namespace} and Flux's {@code targetNamespace}.
     */
    private static BundleFile remote(InstallStep.Kustomize step, String namespace) {
        String base = step.repository() + (step.path().isEmpty() ? "" : "//" + step.path());
        return YamlFiles.file(
                step.folder() + "/kustomization.yaml",
                kustomization()
                        .put("namespace", namespace)
                        .putItems("resources", List.of(Value.scalar(base + "?ref=" + step.tag())))
                        .build());
    }

    public static MappingBuilder kustomization() {
        return new MappingBuilder()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
    }
}
