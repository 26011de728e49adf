package dev.eidos.k8s.agent.api;

/** Is told how a run gets on. Called from several threads, one call at a time; what it does delays the run. */
public interface AgentListener {
    /** Hears nothing. */
    AgentListener SILENT = new AgentListener() {};

    /**
     * A step is done.
     *
     * @param detail such as the node's name; may be empty
     */
    default void done(RunStep step, String detail) {}

    /** What a run would set up, where it only looks. */
    default void planned(String what) {}

    /** What the run waits for at the moment, such as {@code pulling image …}. */
    default void waiting(String state) {}

    /** Something that does not stop the run, but that the user should know. */
    default void warning(String message) {}

    /** Returns whether the agent's log is to be read while it runs. */
    default boolean wantsLog() {
        return false;
    }

    /** A line that the agent has logged. */
    default void logged(String line) {}
}
