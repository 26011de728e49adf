package dev.eidos.bundle.supply;

import dev.eidos.document.Value;

/**
 * An image that values or a manifest name.
 *
 * @param image written out
 * @param place the single value that names its registry
 * @param role what that value is
 */
record ImageMention(QualifiedImage image, Value.Scalar place, Role role) {
    /** The part of an image reference that a value holds. */
    enum Role {
        /** The host, perhaps with a path that all images share. */
        REGISTRY,
        /** All but the last part of the path, which stands beside it. */
        FOLDER,
        /** The registry and the path. */
        REPOSITORY,
        /** The whole, perhaps without its tag. */
        REFERENCE
    }
}
