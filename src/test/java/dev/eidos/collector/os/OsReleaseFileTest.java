package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OsReleaseFileTest {
    @Test
    void quotesAndEscapesAreThoseOfAShell() {
        // given
        String text = """
            # a comment

            ID=ubuntu
            VERSION_ID="24.04"
            NAME='It is $HOME \\n'
            PRETTY_NAME="a \\"b\\" \\$c \\`d\\` \\\\ \\n"
            VARIANT=a\\ b
            EMPTY=
            JOINED="a"'b'c
            """;

        // when
        var file = OsReleaseFile.parse(text);

        // then
        assertThat(file.unreadable()).isEmpty();
        assertThat(file.values())
                .containsExactly(
                        Map.entry("ID", "ubuntu"),
                        Map.entry("VERSION_ID", "24.04"),
                        Map.entry("NAME", "It is $HOME \\n"),
                        Map.entry("PRETTY_NAME", "a \"b\" $c `d` \\ \\n"),
                        Map.entry("VARIANT", "a b"),
                        Map.entry("EMPTY", ""),
                        Map.entry("JOINED", "abc"));
    }

    @Test
    void linesThatAreNoAssignmentsAreNumberedAndCostNoOthers() {
        // given
        String text = "ID=a\nnonsense\nNAME=\"open\n1ST=x\n=y\nBUILD_ID=b";

        // when
        var file = OsReleaseFile.parse(text);

        // then
        assertThat(file.values()).containsOnlyKeys("ID", "BUILD_ID");
        assertThat(file.unreadable()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        // when
        var file = OsReleaseFile.parse("\ufeffID=ubuntu\n; a comment\nVERSION_ID=\"24.04\"\n");

        // then
        assertThat(file.unreadable()).isEmpty();
        assertThat(file.values()).containsExactly(Map.entry("ID", "ubuntu"), Map.entry("VERSION_ID", "24.04"));
    }
}
