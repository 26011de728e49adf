package dev.eidos.terminal;

/**
 * The number of columns of a terminal that a text takes: two for what East Asian scripts and emoji are written with,
 * none for marks that sit on the letter before, one for everything else.
 *
 * <p>After Unicode Standard Annex #11, which is not among the JDK's character properties: the blocks whose characters
 * have the property Wide or Fullwidth are listed, emoji and marks are told by the JDK.
 */
final class DisplayWidth {
    /** Below this, every character takes one column: the first combining mark. */
    private static final int FIRST_SPECIAL = 0x300;

    /** First and last code points of what is wide, ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115f, // Hangul Jamo, initial consonants
        0x2e80, 0x303e, // CJK radicals, and CJK symbols and punctuation
        0x3041, 0x33ff, // Hiragana to CJK compatibility
        0x3400, 0x4dbf, // CJK unified ideographs extension A
        0x4e00, 0xa4cf, // CJK unified ideographs, Yi
        0xa960, 0xa97c, // Hangul Jamo extended A
        0xac00, 0xd7a3, // Hangul syllables
        0xf900, 0xfaff, // CJK compatibility ideographs
        0xfe10, 0xfe19, // vertical forms
        0xfe30, 0xfe6b, // CJK compatibility forms, small form variants
        0xff01, 0xff60, // fullwidth forms
        0xffe0, 0xffe6, // fullwidth signs
        0x16fe0, 0x18dff, // Tangut, Khitan
        0x1aff0, 0x1b2ff, // Kana extended, Nushu
        0x1f200, 0x1f265, // enclosed ideographic supplement
        0x20000, 0x3fffd, // CJK unified ideographs extension B and what follows
    };

    private DisplayWidth() {}

    static int of(CharSequence text) {
        return of(text, 0, text.length());
    }

    static int of(CharSequence text, int from, int to) {
        int width = 0;
        for (int i = from; i < to; ) {
            int point = Character.codePointAt(text, i);
            width += of(point);
            i += Character.charCount(point);
        }
        return width;
    }

    static int of(int point) {
        if (point < FIRST_SPECIAL) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            // vowels and final consonants join the syllable before
            default -> point >= 0x1160 && point <= 0x11ff ? 0 : isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        for (int i = 0; i < WIDE.length && point >= WIDE[i]; i += 2) {
            if (point <= WIDE[i + 1]) {
                return true;
            }
        }
        return Character.isEmojiPresentation(point);
    }
}
