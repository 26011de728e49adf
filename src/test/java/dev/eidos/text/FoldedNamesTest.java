package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNamesTest {
    @Test
    void aNameWithoutARangeIsItself() {
        assertThat(FoldedNames.expand("ip-10-3-7-9.ec2.internal")).containsExactly("ip-10-3-7-9.ec2.internal");
    }

    @Test
    void aRangeKeepsItsZeros() {
        assertThat(FoldedNames.expand("gpu[008-011,7]"))
                .containsExactly("gpu008", "gpu009", "gpu010", "gpu011", "gpu7");
    }

    @Test
    void severalRangesAreAllTheirPairs() {
        assertThat(FoldedNames.expand("r[1-2]n[01-02].x"))
                .isEqualTo(List.of("r1n01.x", "r1n02.x", "r2n01.x", "r2n02.x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        gpu[1-3       | a bracket without its other
        gpu1-3]       | a bracket without its other
        gpu[3-1]      | '3-1' ends before it begins
        gpu[a-b]      | 'a-b' is neither a number nor a range such as 001-040
        gpu[]         | '' is neither a number nor a range such as 001-040
        gpu[1-999999] | more than 100000 names
        a[1-999]b[1-999] | more than 100000 names
        """)
    void whatIsNoRangeIsRefused(String text, String reason) {
        assertThatThrownBy(() -> FoldedNames.expand(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }
}
