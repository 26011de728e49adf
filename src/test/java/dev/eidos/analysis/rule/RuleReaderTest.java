package dev.eidos.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import org.junit.jupiter.api.Test;

class RuleReaderTest {
    private static final String HEAD = "apiVersion: eidos.nvidia.com/v1alpha1\nkind: AnalysisRules\nrules:\n";
    private static final String RULE =
            "- {id: a, severity: info, keys: [OS.kernel.release], says: '{value}', remedy: r, source: s}\n";

    @Test
    void theToolsOwnRulesHaveNoFault() {
        assertThat(RuleLint.faults(RuleReader.own())).isEmpty();
    }

    @Test
    void aSitesRuleComesFirstAndTakesThePlaceOfTheSameId() {
        RuleSet own = RuleReader.read(HEAD + RULE.replace("id: a", "id: driver"), "own.yaml");

        assertThat(RuleReader.own().with(own).rules().getFirst().severity()).isEqualTo(Severity.INFO);
        assertThat(RuleReader.own().with(own).rules())
                .hasSameSizeAs(RuleReader.own().rules());
    }

    @Test
    void whatIsMistypedIsAnError() {
        assertThatThrownBy(() -> RuleReader.read(HEAD + RULE.replace("keys", "key"), "own.yaml"))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("key");
        assertThatThrownBy(() -> RuleReader.read(HEAD + RULE.replace("{value}", "{valeu}"), "own.yaml"))
                .hasMessageContaining("{valeu}");
    }
}
