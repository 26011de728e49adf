package dev.eidos.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of a bundle. */
public final class BundleFile {
    private final String path;
    private final byte[] content;

    private BundleFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /**
     * A file of text.
     *
     * @param path relative to the bundle, with {@code /} between the parts
     */
    public BundleFile(String path, String text) {
        this(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that may be no text, as those of charts. */
    public static BundleFile of(String path, byte[] content) {
        return new BundleFile(path, content.clone());
    }

    public String path() {
        return path;
    }

    /** What is no text comes out as replacement characters. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return content.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BundleFile file && path.equals(file.path) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return path + "\n" + text();
    }
}
