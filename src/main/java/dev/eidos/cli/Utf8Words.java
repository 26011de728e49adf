package dev.eidos.cli;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;

/**
 * The words of the command line, which are UTF-8. Where their bytes were not, the JVM has put a replacement: such a
 * path would mean another file.
 */
final class Utf8Words {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8Words() {}

    static void check(String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].indexOf(REPLACEMENT) >= 0) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "not UTF-8 text")
                        .object("word " + (i + 1) + " of the command line: " + words[i])
                        .reason("what is shown as " + REPLACEMENT + " is no character")
                        .suggestion("for a file whose name has such bytes: make a link to it with another name")
                        .build();
            }
        }
    }
}
