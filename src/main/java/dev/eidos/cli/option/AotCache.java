package dev.eidos.cli.option;

/**
 * The AOT caches that the build makes. A JVM loads all of its cache at start, so what needs little takes a small one.
 * The launcher chooses by the command's name, before Java runs.
 */
public enum AotCache {
    /** For answers that need nothing to be read, such as help. */
    ANSWERS,
    /** For commands that make documents of documents. */
    DOCUMENTS,
    /** For commands that read a machine or talk to a cluster. */
    WORK
}
