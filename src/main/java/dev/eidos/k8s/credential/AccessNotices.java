package dev.eidos.k8s.credential;

/** The user while a cluster is logged in to: is told what there is to tell, and may be able to answer. */
public interface AccessNotices {

    /** Nobody is told anything, and nobody can be asked. */
    AccessNotices NONE = new AccessNotices() {
        @Override
        public void warn(String message) {}

        @Override
        public void pluginSays(String line) {}

        @Override
        public boolean canAsk() {
            return false;
        }
    };

    /** Something that may make the access other than what was wanted. */
    void warn(String message);

    /** A line of a credential plugin for its user, such as where to log in. It is as the plugin wrote it. */
    void pluginSays(String line);

    /** Returns whether {@link #detail} tells anybody anything. */
    default boolean wantsDetails() {
        return false;
    }

    /** What is done to get there, for who looks for a fault. */
    default void detail(String message) {}

    /** Returns whether the user can be asked: standard input is a terminal. */
    boolean canAsk();
}
