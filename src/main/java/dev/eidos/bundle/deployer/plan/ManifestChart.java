package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.MappingBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Manifests as a local chart, which is what Helm and helmfile install, upgrade and uninstall like any other: objects
 * that name no namespace get the release's, those that do keep theirs, and what is no longer in a file is removed.
 *
 * <p>The files stay as they are, beside {@code templates/} instead of in it: the only template inserts them whole
 * (helm.sh, "Accessing Files Inside Templates", v3), so that braces in them, as in alert rules, mean nothing to Helm.
 */
public final class ManifestChart {
    private static final String TEMPLATE = """
        {{- /* The files as they are; nothing in them is a template. */ -}}
        {{- range $path, $_ := .Files.Glob "manifests/*" }}
        ---
        {{ $.Files.Get $path }}
        {{- end }}
        """;

    private ManifestChart() {}

    static List<BundleFile> files(InstallStep.Manifests step) {
        return files(step.release(), step.folder(), TEMPLATE, step.manifests());
    }

    /** A chart whose only template takes care of the files beside it. */
    static List<BundleFile> files(String release, String folder, String template, List<ManifestFile> manifests) {
        List<BundleFile> files = new ArrayList<>();
        files.add(YamlFiles.file(
                folder + "/Chart.yaml",
                new MappingBuilder()
                        .put("apiVersion", "v2")
                        .put("name", release)
                        .put("description", "Manifests of a component, for Helm to keep track of")
                        .put("type", "application")
                        .put("version", "0.1.0")
                        .build()));
        files.add(new BundleFile(folder + "/templates/manifests.yaml", template));
        for (ManifestFile manifest : manifests) {
            files.add(new BundleFile(folder + "/manifests/" + manifest.name(), manifest.text()));
        }
        return files;
    }

    /**
     * Returns whether Helm must be told to take over objects that exist already: it makes the release's namespace
     * before it installs, and would then refuse a chart that has that namespace (helm.sh, "helm upgrade",
     * --take-ownership, since v3.17).
     */
    public static boolean takesOwnership(InstallStep.Manifests step) {
        return step.manifests().stream()
                .flatMap(manifest -> ManifestObject.of(manifest).stream())
                .anyMatch(object ->
                        object.apiVersion().equals("v1") && object.kind().equals("Namespace"));
    }
}
