package dev.eidos.bundle;

import java.nio.charset.StandardCharsets;

/**
 * A file of a bundle.
 *
 * @param path relative to the bundle, with {@code /} between the parts
 */
public record BundleFile(String path, String text) {
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
