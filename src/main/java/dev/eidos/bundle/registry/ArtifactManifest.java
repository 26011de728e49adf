package dev.eidos.bundle.registry;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
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

    static final String TITLE = "org.opencontainers.image.title";

    static final String VERSION = "org.opencontainers.image.version";
    static final String CREATED = "org.opencontainers.image.created";

    /** Of the layer. */
    static final String FILE_NAME = "bundle.tar.gz";

    private ArtifactManifest() {}

    static byte[] write(Descriptor layer, PushOptions options) {
        Value.Mapping file = new MappingBuilder().put(TITLE, FILE_NAME).build();
        MappingBuilder annotations = new MappingBuilder();
        if (options.epoch() != null) {
            annotations.put(CREATED, Instant.ofEpochSecond(options.epoch()).toString());
        }
        annotations.put(TITLE, options.title()).put(VERSION, options.version());
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
}
