package dev.eidos.bundle.deployer;

/** A value as one word of a POSIX shell (POSIX.1-2024, Shell Command Language, 2.2.2 Single-Quotes). */
final class ShellWord {
    private ShellWord() {}

    static String of(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
