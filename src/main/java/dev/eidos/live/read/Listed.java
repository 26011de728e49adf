package dev.eidos.live.read;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import java.util.List;

/**
 * Objects of one kind, as far as they could be read.
 *
 * @param served false where the cluster does not know the kind
 * @param unread why they could not be read; empty if they could
 */
public record Listed(boolean served, List<Value> items, List<Finding> unread) {
    public Listed {
        items = List.copyOf(items);
        unread = List.copyOf(unread);
    }

    public static Listed of(List<? extends Value> items) {
        return new Listed(true, List.copyOf(items), List.of());
    }

    static Listed notServed() {
        return new Listed(false, List.of(), List.of());
    }

    static Listed unread(Finding why) {
        return new Listed(true, List.of(), List.of(why));
    }

    /** Returns whether what it lists is all there is. */
    public boolean isKnown() {
        return unread.isEmpty();
    }
}
