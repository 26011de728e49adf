package dev.eidos.cli.completion;

import java.util.List;

/** The words that may stand behind an option or a command. */
sealed interface Candidates {

    /** The option is there or not. */
    record Nothing() implements Candidates {}

    /** Nobody can tell. */
    record Anything() implements Candidates {}

    /** Words and, if so, files. */
    record Words(List<String> words, boolean files) implements Candidates {}

    /** Names that eidos is asked for, by a word that {@code eidos completion} takes. */
    record Asked(String question) implements Candidates {}
}
