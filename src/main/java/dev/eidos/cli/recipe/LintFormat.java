package dev.eidos.cli.recipe;

/** The formats of a lint's findings. */
enum LintFormat {
    /** A line for each, for people. */
    TABLE,
    JSON,
    /** The XML that continuous integration reads. */
    JUNIT,
    /** What code scanning reads (OASIS, Static Analysis Results Interchange Format 2.1.0). */
    SARIF
}
