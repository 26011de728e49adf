package dev.eidos.bundle.registry;

import dev.eidos.bundle.seal.Sha256;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;

/**
 * A descriptor: what a manifest records of a blob (OCI image specification 1.1, "OCI Content Descriptors").
 *
 * @param digest {@code sha256:} and 64 digits
 * @param size in bytes
 */
record Descriptor(String mediaType, String digest, long size) {
    static Descriptor of(String mediaType, byte[] content) {
        return new Descriptor(mediaType, digest(content), content.length);
    }

    static String digest(byte[] content) {
        return "sha256:" + Sha256.hex(content);
    }

    MappingBuilder node() {
        return new MappingBuilder()
                .put("mediaType", mediaType)
                .put("digest", digest)
                .put("size", size);
    }

    Value.Mapping build() {
        return node().build();
    }
}
