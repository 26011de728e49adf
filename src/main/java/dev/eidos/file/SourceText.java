package dev.eidos.file;

/**
 * A document as it was read.
 *
 * @param name where it is from, for errors and reports: a path, a URL without its query, {@code standard input}
 */
public record SourceText(String name, String text) {}
