package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;

/** The state of one object, as far as a watch knows. */
public sealed interface WatchedObject {

    /** Not seen so far. */
    record Unseen() implements WatchedObject {}

    /** As it was last seen. */
    record Present(Value object) implements WatchedObject {}

    /** It was there, and was deleted. */
    record Gone(Value last) implements WatchedObject {}

    /** The object as it is or was last; empty while it has not been seen. */
    default Value last() {
        return switch (this) {
            case Unseen _ -> Value.Mapping.EMPTY;
            case Present present -> present.object();
            case Gone gone -> gone.last();
        };
    }

    default String uid() {
        return last().text("metadata", "uid");
    }

    /** After a list that no longer holds the object. */
    default WatchedObject missing() {
        return switch (this) {
            case Present present -> new Gone(present.object());
            case Unseen _, Gone _ -> this;
        };
    }
}
