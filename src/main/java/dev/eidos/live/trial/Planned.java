package dev.eidos.live.trial;

import dev.eidos.live.Finding;
import org.jspecify.annotations.Nullable;

/** A plan for a check: a test, or the reason for which there is none. */
public sealed interface Planned {
    /** A test can be run. */
    record Test(Trial trial) implements Planned {}

    /** The cluster has nothing to test it with. */
    record Cannot(String id, Finding why) implements Planned {}

    static Planned cannot(String id, String why, @Nullable String remedy) {
        return new Cannot(id, Finding.unknown(id, why, remedy));
    }

    default String id() {
        return switch (this) {
            case Test(Trial trial) -> trial.id();
            case Cannot(String check, Finding _) -> check;
        };
    }
}
