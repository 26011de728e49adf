package dev.eidos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void eachColumnIsAsWideAsItsWidestCell() {
        assertThat(drawn(new Columns(2).add("a", "long cell", "x").add("longer", "b")))
                .isEqualTo("  a       long cell  x\n  longer  b\n");
    }

    @Test
    void blanksAtTheEndsOfLinesAreLeftOut() {
        assertThat(drawn(new Columns(0).add("a", "").add("", "b"))).isEqualTo("a\n   b\n");
        assertThat(drawn(new Columns(4).add(""))).isEqualTo("\n");
    }

    @Test
    void withoutLinesThereIsNothing() {
        assertThat(drawn(new Columns(2))).isEmpty();
    }

    @Test
    void aCellStaysOnItsLineAndCannotControlATerminal() {
        assertThat(drawn(new Columns(0).add("a\nb\tc", "\u001b[31mred", "\u009b2J")))
                .isEqualTo("a b c  \ufffd[31mred  \ufffd2J\n");
    }

    @Test
    void whatDoesNotFitOnALineGoesBelowIt() {
        // given
        var columns = new Columns(2)
                .add("name", "1.0", "https://charts.example.com")
                .add("n", "2.0", "short")
                .add("a", "a text, which has, so many words");

        // when
        var out = new StringBuilder();
        columns.appendTo(out, 32);

        // then
        assertThat(out).hasToString("""
              name  1.0
                  https://charts.example.com
              n     2.0  short
              a
                  a text, which has, so
                  many words
            """);
    }

    @Test
    void aLongCellDoesNotPushThoseOfOtherLinesAway() {
        // given
        var columns = new Columns(0).add("a-very-long-key-of-a-value", "1", "x").add("k", "2", "y");

        // when
        var out = new StringBuilder();
        columns.appendTo(out, 40);

        // then
        assertThat(out).hasToString("a-very-long-key-of-a-value  1  x\nk  2  y\n");
    }

    @Test
    void namesStayWhole() {
        // given
        var columns = new Columns(0)
                .add("KIND", "NAME", "VALUE", "NODES")
                .add("changed", "OS.sysctl./proc/sys/kernel/osrelease", "5.4 -> 6.8", "a")
                .add("added", "OS.release.ID", "some words that are many", "b");

        // when
        var out = new StringBuilder();
        columns.appendWrapped(out, 1, 48, false);

        // then
        assertThat(out).hasToString("""
            KIND     NAME           VALUE              NODES
            changed  OS.sysctl./proc/sys/kernel/osrelease
                                    5.4 -> 6.8         a
            added    OS.release.ID  some words that    b
                                    are many
            """);
    }

    @Test
    void aWordIsBrokenOnlyWhereNoLineHasRoomForIt() {
        assertThat(TerminalText.lines("in /a/path/of/some/length it", 24))
                .containsExactly("in", "/a/path/of/some/length", "it");
        assertThat(TerminalText.lines("in /a/path/of/some/length", 20))
                .containsExactly("in /a/path/of/some/l", "ength");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(drawn(new Columns(0)
                        .add("\u6771\u4eac", "x")
                        .add("e\u0301", "y")
                        .add("\uac00\ud83d\ude00", "z")
                        .add("abcd", "w")))
                .isEqualTo("\u6771\u4eac  x\ne\u0301     y\n\uac00\ud83d\ude00  z\nabcd  w\n");
    }

    @Test
    void aWideCharacterIsNotCutInHalf() {
        assertThat(TerminalText.lines("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 5))
                .containsExactly("\ud83d\ude00\ud83d\ude00", "\ud83d\ude00");
        assertThat(TerminalText.lines("\u6771\u4eac", 1)).containsExactly("\u6771", "\u4eac");
        assertThat(TerminalText.cut("a\u6771e\u0301x", 4)).isEqualTo("a\u6771e\u0301");
    }

    private static String drawn(Columns columns) {
        var out = new StringBuilder();
        columns.appendTo(out, false);
        return out.toString();
    }
}
