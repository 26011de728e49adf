package dev.eidos.recipe;

import org.jspecify.annotations.Nullable;

/**
 * The head of an overlay: the part that tells whether it is wanted.
 *
 * @param base the overlay that it inherits from; none for the one named {@link Overlay#BASE}, which all inherit from
 * @param criteria those that it is meant for; none for a mixin, which only comes with those that inherit from it
 * @param file its path in the library
 */
public record OverlayHead(
        String name, @Nullable String base, @Nullable Criteria criteria, String file) {

    /** Returns whether the overlay is meant for a request by its own criteria. */
    public boolean matches(Criteria asked) {
        return criteria != null && !name.equals(Overlay.BASE) && criteria.cover(asked);
    }

    /** The number of criteria that it names; the more, the later it is applied, and the stronger it is. */
    public int specificity() {
        return criteria == null ? 0 : criteria.specificity();
    }
}
