package dev.eidos.recipe.library;

import dev.eidos.document.Value;
import dev.eidos.recipe.OverlayHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a recipe library: {@code registry.yaml}, {@code overlays/*.yaml}, perhaps {@code mixins/*.yaml}, and
 * {@code components/}. Paths are relative to its root, with {@code /} between the parts.
 */
public interface LibraryFiles {
    String REGISTRY = "registry.yaml";
    String OVERLAYS = "overlays/";
    String MIXINS = "mixins/";

    /** The heads of all overlays, sorted by name. */
    List<OverlayHead> overlays();

    /** Every file, sorted. */
    List<String> paths();

    boolean has(String path);

    /** A file that is YAML; null where there is no such file. */
    @Nullable
    Value document(String path);

    /** A file as it is; null where there is no such file. */
    @Nullable
    String text(String path);

    /** The SHA-256 of all files of which recipes are made ({@link LibraryDigest}), in lower-case hexadecimal. */
    String sha256();

    /** The place of a file, for errors: its path, or {@code embedded:} and its path. */
    String place(String path);
}
