package dev.eidos.cli.completion;

import java.util.List;

/**
 * An option as a shell completes it.
 *
 * @param names with their dashes
 */
record CompletedOption(List<String> names, String description, Candidates values) {}
