package dev.eidos.redact;

/**
 * A text of which only so many characters can be looked at, so that no expression, however it was written, keeps a
 * snapshot waiting: the JDK's expressions try again and again, and look at a character each time.
 */
final class BoundedText implements CharSequence {
    /** Far more than a sensible expression needs, and done in milliseconds. */
    private static final int LOOKS = 200_000;

    private static final int LOOKS_PER_CHARACTER = 16;

    private final String text;
    private int left;

    BoundedText(String text) {
        this.text = text;
        this.left = LOOKS + LOOKS_PER_CHARACTER * Math.min(text.length(), Integer.MAX_VALUE / 64);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Says that it was looked at too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Exhausted() {
            super("looked at too often", null, false, false);
        }
    }
}
