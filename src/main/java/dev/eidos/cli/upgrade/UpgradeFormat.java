package dev.eidos.cli.upgrade;

/** The formats of an upgrade's report. */
enum UpgradeFormat {
    /** For people. */
    TABLE,
    YAML,
    JSON,
    /** For continuous integration. */
    JUNIT
}
