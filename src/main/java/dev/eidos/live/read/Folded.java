package dev.eidos.live.read;

import dev.eidos.live.Finding;
import java.util.List;

/**
 * The sum of the objects of one kind, as far as they could be read.
 *
 * @param served false where the cluster does not know the kind
 * @param all what they come to; of a kind that could not be read, what nothing comes to
 * @param unread why they could not be read; empty if they could
 */
public record Folded<A>(boolean served, A all, List<Finding> unread) {
    public Folded {
        unread = List.copyOf(unread);
    }

    /** Returns whether it comes of all there is. */
    public boolean isKnown() {
        return unread.isEmpty();
    }
}
