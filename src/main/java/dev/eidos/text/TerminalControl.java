package dev.eidos.text;

/**
 * The characters that steer a terminal instead of showing something: the control characters C0, DEL and C1 (ECMA-48),
 * Unicode's line separators, and those that turn the direction of what follows (Unicode Standard Annex #9), by which a
 * text can be shown other than it is.
 */
public final class TerminalControl {
    private TerminalControl() {}

    /** Returns whether the character controls a terminal; tabs and newlines do. */
    public static boolean is(char c) {
        return Character.isISOControl(c)
                || (c >= '\u2028' && c <= '\u202e') // line and paragraph separator; embeddings and overrides
                || (c >= '\u2066' && c <= '\u2069'); // isolates
    }
}
