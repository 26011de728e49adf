package dev.eidos.ship;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import java.util.List;
import java.util.Map;

/**
 * The manifest by which krew, the manager of kubectl's plugins, installs one (krew.sigs.k8s.io, "Writing Krew plugin
 * manifests"): of the self-contained archives, each with its checksum.
 *
 * @param url the folder in which the archives are published, with its slash; empty if that is not known, for
 *     {@code kubectl krew install --manifest --archive} alone
 */
record KrewManifest(String version, String url, List<Archive> archives) {

    /** @param architecture as Go and Kubernetes call it */
    record Archive(String name, String architecture, String sha256) {}

    String text() {
        return YamlWriter.write(Value.mapping(manifest -> manifest.put(
                        "apiVersion", "krew.googlecontainertools.github.com/v1alpha2")
                .put("kind", "Plugin")
                .put("metadata", metadata -> metadata.put("name", "eidos"))
                .put(
                        "spec",
                        spec -> spec.put("version", "v" + version)
                                .put("shortDescription", "Snapshots, recipes and checks of GPU nodes")
                                .put(
                                        "description",
                                        "Captures the state of GPU nodes, makes recipes of it, holds clusters against"
                                                + " them, and bundles what they need.")
                                .putItems(
                                        "platforms",
                                        archives.stream().map(this::platform).toList()))));
    }

    private Value.Mapping platform(Archive archive) {
        String folder = archive.name().replaceFirst("\\.tar\\.gz$", "");
        return Value.mapping(platform -> platform.put(
                        "selector",
                        selector ->
                                selector.putTexts("matchLabels", Map.of("arch", archive.architecture(), "os", "linux")))
                .put("uri", url + archive.name())
                .put("sha256", archive.sha256())
                .putItems(
                        "files",
                        List.of(Value.mapping(
                                files -> files.put("from", folder + "/*").put("to", "."))))
                // krew itself calls it kubectl-eidos
                .put("bin", "bin/eidos"));
    }
}
