package dev.eidos.bundle.build;

import dev.eidos.recipe.ComponentRef;
import java.util.List;

/** A thing that whoever makes a bundle should know of it. */
public sealed interface BundleNote {

    /**
     * Components that nobody named are in the bundle.
     *
     * @param named those that need them
     */
    record BroughtAlong(List<String> named, List<String> brought) implements BundleNote {
        public BroughtAlong {
            named = List.copyOf(named);
            brought = List.copyOf(brought);
        }
    }

    /**
     * Something does not come from the mirror.
     *
     * @param place the component and the value
     */
    record NotMirrored(String place) implements BundleNote {}

    /** A kustomization of a bundle that has its charts itself, and this not. */
    record StillFetched(ComponentRef ref) implements BundleNote {}

    /**
     * A decision for all pools of a fleet, of which some had left the matter open.
     *
     * @param text what one should know of it
     */
    record OfFleet(String text) implements BundleNote {}
}
