package dev.eidos.cli.console;

/** The ways of showing how a run gets on: as the terminal allows, as plain lines, or not at all. */
public enum ProgressMode {
    AUTO,
    PLAIN,
    NONE
}
