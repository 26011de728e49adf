package dev.eidos.cli.option;

/**
 * The AOT caches that the build makes. A JVM loads all of its cache at start, so what needs little takes a small one.
 * The launcher chooses by the command's name, before Java runs.
 */
public enum AotCache {
    /** What answers without looking at anything, such as help. */
    ANSWERS,
    /** What makes documents of documents. */
    DOCUMENTS,
    /** What reads a machine or talks to a cluster. */
    WORK
}
