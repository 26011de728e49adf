package dev.eidos.cli.console;

import org.jspecify.annotations.Nullable;

/** The run of an agent that this process begins or is part of, from when there is one. */
public final class CurrentRun {
    private volatile String id;

    /** @param id empty while there is none */
    CurrentRun(String id) {
        this.id = id;
    }

    /** The run's id, null while there is none. */
    public @Nullable String id() {
        return id.isEmpty() ? null : id;
    }

    /** Begins. */
    public void is(String begun) {
        id = begun;
    }
}
