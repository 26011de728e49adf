package dev.eidos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartLineTest {
    private static final List<String> FACTS = List.of("8 x NVIDIA H100 80GB HBM3", "driver 570.86.15", "CUDA 12.8");

    @Test
    void whatFitsIsOneLine() {
        assertThat(PartLine.lines(FACTS, 80))
                .containsExactly("8 x NVIDIA H100 80GB HBM3 · driver 570.86.15 · CUDA 12.8");
    }

    @Test
    void linesBreakBetweenFacts() {
        assertThat(PartLine.lines(FACTS, 45))
                .containsExactly("8 x NVIDIA H100 80GB HBM3 · driver 570.86.15", "CUDA 12.8");
    }

    @Test
    void aFactThatIsLongerThanALineIsBrokenToo() {
        assertThat(PartLine.lines(FACTS, 20))
                .containsExactly("8 x NVIDIA H100", "80GB HBM3", "driver 570.86.15", "CUDA 12.8");
    }

    @Test
    void factsCannotControlTheTerminal() {
        assertThat(PartLine.lines(List.of("a\u001b[31m", "b\nc"), 80)).containsExactly("a\ufffd[31m · b c");
    }

    @Test
    void noFactsAreOneEmptyLine() {
        assertThat(PartLine.lines(List.of(), 80)).containsExactly("");
    }
}
