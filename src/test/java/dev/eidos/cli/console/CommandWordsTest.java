package dev.eidos.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandWordsTest {

    @Test
    void aCommandStaysOneWordUntilItsSemicolonOrTheEnd() {
        assertThat(CommandWords.of("see which: kubectl get namespaces; or run: eidos agent cleanup -n x"))
                .containsExactly("see", "which:", "kubectl get namespaces;", "or", "run:", "eidos agent cleanup -n x");
    }

    @Test
    void whatStandsInBracketsIsNoPartOfACommand() {
        assertThat(CommandWords.of("check: kubectl get nodes (one needs Linux); or wait"))
                .containsExactly("check:", "kubectl get nodes", "(one", "needs", "Linux);", "or", "wait");
    }

    @Test
    void aToolThatIsOnlySpokenOfIsNoCommand() {
        assertThat(CommandWords.of("made by eidos itself")).containsExactly("made", "by", "eidos", "itself");
    }

    @Test
    void blanksStayAsTheyAre() {
        assertThat(String.join(" ", CommandWords.of(" a  b: kubectl get  pods ")))
                .isEqualTo(" a  b: kubectl get  pods ");
        assertThat(CommandWords.of("")).containsExactly("");
    }
}
