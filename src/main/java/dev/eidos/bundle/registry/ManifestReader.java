package dev.eidos.bundle.registry;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.terminal.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ArtifactManifest#write} writes, and nothing else: other programs may take keys in another case for
 * the same, the last of two, or a manifest with more in it for something else (an index, an image).
 */
final class ManifestReader {
    private static final int SHOWN = 60;

    private final byte[] json;
    private final Value manifest;

    private ManifestReader(byte[] json, Value manifest) {
        this.json = json;
        this.manifest = manifest;
    }

    /**
     * The layer of a bundle.
     *
     * @throws IOException if the manifest is not that of a bundle; says where
     */
    static Descriptor layer(byte[] json, String name) throws IOException {
        Value manifest = DocumentReader.readJson(new String(json, StandardCharsets.UTF_8), name, Selection.ALL);
        return new ManifestReader(json, manifest).layer();
    }

    private Descriptor layer() throws IOException {
        checkTypes();
        known(manifest, "", Set.of("schemaVersion", "mediaType", "artifactType", "config", "layers", "annotations"));
        require(manifest.number("schemaVersion", 0) == 2, "schemaVersion", "2");
        checkConfig();
        Descriptor layer = descriptor();
        byte[] written = ArtifactManifest.write(layer, options());
        int differing = Arrays.mismatch(written, json);
        if (differing >= 0) {
            throw new IOException("its manifest is not written as eidos writes it, from byte " + differing + " on");
        }
        return layer;
    }

    private void checkTypes() throws IOException {
        String mediaType = manifest.text("mediaType");
        if (!mediaType.isEmpty() && !mediaType.equals(ArtifactManifest.MEDIA_TYPE)) {
            throw new IOException("it is of type " + shown(mediaType));
        }
        String artifactType = manifest.text("artifactType");
        if (!artifactType.equals(ArtifactManifest.ARTIFACT_TYPE)) {
            throw new IOException(
                    artifactType.isEmpty() ? "it has no artifact type" : "it is a " + shown(artifactType));
        }
        require(!mediaType.isEmpty(), "mediaType", ArtifactManifest.MEDIA_TYPE);
    }

    private void checkConfig() throws IOException {
        Value.Mapping expected = ArtifactManifest.CONFIG.build();
        known(manifest.at("config"), "config.", expected.entries().keySet());
        for (String key : expected.entries().keySet()) {
            require(manifest.text("config", key).equals(expected.text(key)), "config." + key, expected.text(key));
        }
    }

    private Descriptor descriptor() throws IOException {
        List<Value> layers = manifest.items("layers");
        if (layers.size() != 1 || !layers.getFirst().text("mediaType").equals(ArtifactManifest.LAYER_TYPE)) {
            throw new IOException("it has not one layer of type " + ArtifactManifest.LAYER_TYPE);
        }
        Value layer = layers.getFirst();
        known(layer, "layers[0].", Set.of("mediaType", "digest", "size", "annotations"));
        known(layer.at("annotations"), "layers[0].annotations.", Set.of(ArtifactManifest.TITLE));
        require(
                layer.text("annotations", ArtifactManifest.TITLE).equals(ArtifactManifest.FILE_NAME),
                "layers[0].annotations." + ArtifactManifest.TITLE,
                ArtifactManifest.FILE_NAME);
        String digest = layer.text("digest");
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new IOException("its layer has no SHA-256 digest");
        }
        long size = layer.number("size", -1);
        if (size < 0 || size > BundleArchive.MAX_BYTES) {
            throw new IOException("its layer has " + size + " bytes, which no bundle has");
        }
        return new Descriptor(ArtifactManifest.LAYER_TYPE, digest, size);
    }

    private PushOptions options() throws IOException {
        known(
                manifest.at("annotations"),
                "annotations.",
                Set.of(ArtifactManifest.CREATED, ArtifactManifest.TITLE, ArtifactManifest.VERSION));
        String created = manifest.textOrNull("annotations", ArtifactManifest.CREATED);
        try {
            return new PushOptions(
                    manifest.text("annotations", ArtifactManifest.TITLE),
                    manifest.text("annotations", ArtifactManifest.VERSION),
                    created == null ? null : Instant.parse(created).getEpochSecond());
        } catch (DateTimeParseException e) {
            throw new IOException("its annotations." + ArtifactManifest.CREATED + " is not a time", e);
        }
    }

    private static void known(@Nullable Value mapping, String where, Set<String> keys) throws IOException {
        if (!(mapping instanceof Value.Mapping)) {
            throw new IOException(
                    where.isEmpty()
                            ? "it is not a mapping"
                            : "it has no mapping " + where.substring(0, where.length() - 1));
        }
        for (String key : mapping.entries().keySet()) {
            if (!keys.contains(key)) {
                throw new IOException("its manifest has a field that no bundle has: " + where + shown(key));
            }
        }
    }

    private static void require(boolean isSo, String where, String expected) throws IOException {
        if (!isSo) {
            throw new IOException("its manifest's " + where + " is not " + expected);
        }
    }

    private static String shown(String text) {
        return TerminalText.cut(TerminalText.visible(text), SHOWN);
    }
}
