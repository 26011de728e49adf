package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import org.jspecify.annotations.Nullable;

/** What a watch knows of one object. */
sealed interface Watched {

    /** Not seen so far. */
    record Unseen() implements Watched {}

    /** As it was last seen. */
    record Present(Node object) implements Watched {}

    /** It was there, and was deleted. */
    record Gone(Node last) implements Watched {}

    /** What is or was there. */
    default @Nullable Node last() {
        return switch (this) {
            case Unseen _ -> null;
            case Present present -> present.object();
            case Gone gone -> gone.last();
        };
    }

    default String uid() {
        return Tree.text(last(), "metadata", "uid");
    }

    /** After a list that no longer holds the object. */
    default Watched missing() {
        return switch (this) {
            case Present present -> new Gone(present.object());
            case Unseen _, Gone _ -> this;
        };
    }
}
