package dev.eidos.cli.mirror;

/** The forms of the list of what a site copies. */
enum MirrorFormat {
    /** For people. */
    TABLE,
    YAML,
    JSON,
    /** A manifest of Hauler. */
    HAULER,
    /** A configuration of regsync. */
    REGSYNC
}
