package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.analysis.rule.Rule;
import dev.eidos.analysis.rule.RuleReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IgnoreListTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Rule RULE = RuleReader.own().rules().getFirst();

    private static IgnoreList list(String entry) {
        return IgnoreList.read(
                "apiVersion: eidos.nvidia.com/v1alpha1\nkind: AnalysisIgnores\nignore:\n- {" + entry + "}\n", "known");
    }

    static Analysis analysis(String... nodes) {
        var evidence = new Finding.Evidence("GPU.pci.gpu-count", "7", "8", "");
        var finding = new Finding(
                "x-1", RULE, RULE.severity(), "g", 9, List.of(nodes), "7 of 10.0.0.7", "", List.of(evidence), 1, 0);
        return new Analysis(
                "here", 9, List.of(), List.of(finding), List.of(), List.of(), Map.of(), Map.of(), List.of());
    }

    @Test
    void aNodeThatIsNamedIsLeftOutAndCounted() {
        // when
        Analysis left =
                list("match: " + RULE.id() + ", nodes: 'gpu[1-2]', reason: r").applied(analysis("gpu1", "gpu3"));

        // then
        assertThat(left.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.nodes()).containsExactly("gpu3"));
        assertThat(left.leftOut()).containsEntry(Analysis.IGNORED, 1L);
    }

    @Test
    void aPathOnSomeNodesIsLeftOutThereAlone() {
        assertThat(list("match: GPU.pci.*, nodes: gpu1, reason: r")
                        .applied(analysis("gpu1", "gpu3"))
                        .findings()
                        .getFirst()
                        .nodes())
                .containsExactly("gpu3");
    }

    @Test
    void theLastDayStillHolds() {
        assertThat(list("match: a, reason: r, until: 2026-11-28").on(TODAY).entries())
                .hasSize(1);
        assertThat(list("match: a, reason: r, until: 2026-11-27").on(TODAY).entries())
                .isEmpty();
        assertThat(list("match: a, reason: r, until: 2026-11-27").warnings("known", TODAY))
                .containsExactly("known: 'a' was ignored until 2026-11-27, and is told again (r)");
    }

    @Test
    void whatIsNoDayIsAnError() {
        assertThatThrownBy(() -> list("match: a, reason: r, until: soon")).hasMessageContaining("soon");
    }
}
