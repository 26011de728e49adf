package dev.eidos.live.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldFindingTest {
    @Test
    void whatManyComponentsHaveInCommonIsToldOnce() {
        // given
        List<CheckResult> results = List.of(
                result("a", absent("a")),
                result("b", absent("b"), Finding.failed("pods/b/x", "crashes", null)),
                result("c", absent("c")));

        // then
        assertThat(texts(results))
                .containsExactly("3 checks (a, b, c): each of 3 namespaces: is not there", "b: pods/b/x: crashes");
    }

    @Test
    void whatTwoHaveInCommonIsToldOfEach() {
        assertThat(texts(List.of(result("a", absent("a")), result("b", absent("b")))))
                .containsExactly("a: namespaces/a: is not there", "b: namespaces/b: is not there");
    }

    @Test
    void severalFindingsOfOneCheckAreNotFolded() {
        assertThat(texts(List.of(result("a", absent("a"), absent("b"), absent("c")))))
                .hasSize(3);
    }

    private static List<String> texts(List<CheckResult> results) {
        return ToldFinding.of(results, Status.FAILED).stream()
                .map(ToldFinding::text)
                .toList();
    }

    private static Finding absent(String namespace) {
        return Finding.failed("namespaces/" + namespace, "is not there", "install the recipe's bundle");
    }

    private static CheckResult result(String id, Finding... findings) {
        return CheckResult.of(Phase.DEPLOYMENT, id, "", "", List.of(findings));
    }
}
