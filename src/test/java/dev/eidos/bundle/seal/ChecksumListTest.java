package dev.eidos.bundle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumListTest {
    private static final String SUM = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static ChecksumList parse(String text) {
        return ChecksumList.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bothFormsOfSha256sumAreRead() {
        // when
        ChecksumList list = parse(SUM + "  a b\n" + SUM.toUpperCase(Locale.ROOT) + " *c\n" + SUM + "   d");

        // then
        assertThat(list.findings()).isEmpty();
        assertThat(list.checksums()).containsOnlyKeys("a b", "c", " d").containsEntry("c", SUM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "ba7816  a",
                SUM + " a",
                SUM + "\ta",
                SUM + "  ",
                SUM + "  a\r",
                "\\" + SUM + "  a\\nb",
                SUM + "  ./a",
                SUM + "  checksums.txt",
                "# comment",
                "",
            })
    void whatIsNoLineIsNamed(String line) {
        assertThat(parse(SUM + "  z\n" + line + "\n").findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        BundleFinding.Malformed.class,
                        finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../a", "a/../../b"})
    void pathsThatLeadOutAreNamed(String path) {
        assertThat(parse(SUM + "  " + path + "\n").findings()).containsExactly(new BundleFinding.Escapes(path));
    }

    @Test
    void aPathIsListedOnce() {
        assertThat(parse(SUM + "  a\n" + SUM + " *a\n").findings()).containsExactly(new BundleFinding.Duplicate("a"));
    }

    @Test
    void anEmptyListIsAFinding() {
        assertThat(parse("").findings()).containsExactly(new BundleFinding.EmptyList("checksums.txt"));
    }

    @Test
    void bytesThatAreNoTextAreAFinding() {
        assertThat(ChecksumList.parse(new byte[] {(byte) 0xff, 0x0a}).findings())
                .singleElement()
                .isInstanceOf(BundleFinding.Malformed.class);
    }

    @Test
    void aHostileListHasAnEnd() {
        assertThat(parse("\n".repeat(4 << 20)).findings())
                .hasSize(ChecksumList.MAX_ENTRIES + 1)
                .last()
                .isInstanceOf(BundleFinding.BeyondLimit.class);
    }
}
