package dev.eidos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {

    @Test
    void linesBreakAtBlanks() {
        assertThat(WordWrap.lines("one two three four", 7, 10)).containsExactly("one two", "three four");
        assertThat(WordWrap.lines("one", 7, 10)).containsExactly("one");
        assertThat(WordWrap.lines("", 7, 10)).containsExactly("");
    }

    @Test
    void aWordThatIsLongerThanALineStaysWhole() {
        assertThat(WordWrap.lines("see /a/very/long/path there", 8, 8))
                .containsExactly("see", "/a/very/long/path", "there");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(WordWrap.lines("節点 節点", 8, 8)).containsExactly("節点", "節点");
    }
}
