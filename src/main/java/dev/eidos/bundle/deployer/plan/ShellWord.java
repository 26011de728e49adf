package dev.eidos.bundle.deployer.plan;

/** A value as one word of a POSIX shell (POSIX.1-2024, Shell Command Language, 2.2.2 Single-Quotes). */
public final class ShellWord {
    private ShellWord() {}

    public static String of(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
