package dev.eidos.bundle.registry;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A layer of an artifact that others have pushed, such as a chart. What comes is held against its digest; what it means
 * is its reader's concern.
 *
 * @param mediaType of the layer
 * @param maxBytes the most bytes of it
 */
public record ArtifactLayer(String mediaType, int maxBytes) {
    private static final int MAX_MANIFEST = 4 << 20;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /**
     * Pulls the layer into memory.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if there is no such artifact; otherwise if it has no such
     *     layer, or another content than its digest says
     */
    public byte[] pull(OciReference reference, RegistryOptions options) throws InterruptedException {
        try (RegistrySession session = new RegistrySession(reference, options)) {
            Map<String, String> accepted = Map.of("Accept", ArtifactManifest.MEDIA_TYPE);
            byte[] manifest = session.get("manifests/" + reference.manifest(), accepted, MAX_MANIFEST, false);
            String asked = reference.digest();
            if (asked != null && !asked.equals(Descriptor.digest(manifest))) {
                throw wrong(reference, "the manifest has another digest than was asked for");
            }
            Descriptor layer = layer(manifest, reference);
            byte[] content = session.get("blobs/" + layer.digest(), Map.of(), (int) layer.size(), true);
            if (content.length != layer.size() || !Descriptor.digest(content).equals(layer.digest())) {
                throw wrong(reference, "the layer's size or digest is not what the manifest says");
            }
            return content;
        }
    }

    private Descriptor layer(byte[] json, OciReference reference) {
        Value manifest = DocumentReader.readJson(
                new String(json, StandardCharsets.UTF_8), reference.toString(), Selection.of("layers"));
        for (Value layer : manifest.items("layers")) {
            if (layer.text("mediaType").equals(mediaType)) {
                String digest = layer.text("digest");
                long size = layer.number("size", -1);
                if (!DIGEST.matcher(digest).matches() || size <= 0) {
                    throw wrong(reference, "its layer has no SHA-256 digest, or no size");
                }
                if (size > maxBytes) {
                    throw wrong(reference, "its layer has more than " + (maxBytes >> 20) + " MiB");
                }
                return new Descriptor(mediaType, digest, size);
            }
        }
        throw wrong(reference, "it has no layer of type " + mediaType);
    }

    private static EidosException wrong(OciReference reference, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the registry has something else")
                .object(reference.toString())
                .reason(reason)
                .build();
    }
}
