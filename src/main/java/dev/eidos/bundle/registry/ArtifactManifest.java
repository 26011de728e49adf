package dev.eidos.bundle.registry;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The manifest of a bundle (OCI image specification 1.1, "Guidelines for Artifact Usage": of a type of its own, with an
 * empty config). The layer is of the type that container images have, which GitOps engines unpack as it is.
 */
final class ArtifactManifest {
    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final String ARTIFACT_TYPE = "application/vnd.eidos.bundle.v1";
    static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";

    /** The empty descriptor: {@code {}}. */
    static final byte[] EMPTY = {'{', '}'};

    static final Descriptor CONFIG = Descriptor.of("application/vnd.oci.empty.v1+json", EMPTY);

    private static final String TITLE = "org.opencontainers.image.title";

    private ArtifactManifest() {}

    static byte[] write(Descriptor layer, PushOptions options) {
        Value.Mapping file = new MappingBuilder().put(TITLE, "bundle.tar.gz").build();
        MappingBuilder annotations = new MappingBuilder();
        if (options.epoch() != null) {
            annotations.put(
                    "org.opencontainers.image.created",
                    Instant.ofEpochSecond(options.epoch()).toString());
        }
        annotations.put(TITLE, options.title()).put("org.opencontainers.image.version", options.version());
        Value.Mapping manifest = new MappingBuilder()
                .put("schemaVersion", 2)
                .put("mediaType", MEDIA_TYPE)
                .put("artifactType", ARTIFACT_TYPE)
                .put("config", CONFIG.build())
                .putItems(
                        "layers", List.of(layer.node().put("annotations", file).build()))
                .put("annotations", annotations.build())
                .build();
        return JsonWriter.writeLine(manifest).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The layer of a bundle.
     *
     * @throws IOException if the manifest is not that of a bundle
     */
    static Descriptor layer(byte[] json, String name) throws IOException {
        Value manifest = DocumentReader.readJson(new String(json, StandardCharsets.UTF_8), name, Selection.ALL);
        String mediaType = manifest.text("mediaType");
        if (!mediaType.isEmpty() && !mediaType.equals(MEDIA_TYPE)) {
            throw new IOException("it is of type " + mediaType);
        }
        String artifactType = manifest.text("artifactType");
        if (!artifactType.equals(ARTIFACT_TYPE)) {
            throw new IOException(artifactType.isEmpty() ? "it has no artifact type" : "it is a " + artifactType);
        }
        List<Value> layers = manifest.items("layers");
        if (layers.size() != 1 || !layers.getFirst().text("mediaType").equals(LAYER_TYPE)) {
            throw new IOException("it has not one layer of type " + LAYER_TYPE);
        }
        Descriptor layer = new Descriptor(
                LAYER_TYPE, layers.getFirst().text("digest"), layers.getFirst().number("size", -1));
        if (!layer.digest().matches("sha256:[0-9a-f]{64}")) {
            throw new IOException("its layer has no SHA-256 digest");
        }
        if (layer.size() < 0 || layer.size() > BundleArchive.MAX_BYTES) {
            throw new IOException("its layer has " + layer.size() + " bytes, which no bundle has");
        }
        return layer;
    }
}
