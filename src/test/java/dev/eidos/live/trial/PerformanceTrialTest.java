package dev.eidos.live.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PerformanceTrialTest {
    private static final TrialSettings SETTINGS =
            new TrialSettings("20261129-042525-vyvkfj", "1.0", "busybox:1.36", Duration.ofMinutes(5));

    @Test
    void aFigureWithinTheLimitPasses() {
        // when
        Trial.Outcome outcome = judge("", "# Avg bus bandwidth : 412.2");

        // then
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.shown()).isEqualTo("412.2 GB/s in one node");
    }

    @Test
    void aFigureBelowFailsWithBoth() {
        assertThat(judge("", "# Avg bus bandwidth : 12.5").findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.reason()).isEqualTo("expected >= 100 GB/s, measured 12.5 GB/s in one node"));
    }

    @Test
    void aFigureOverTcpIsNoneOfEfaHoweverGood() {
        // when
        Trial.Outcome outcome = judge("nodes: 2, transport: EFA", "x via NET/Socket/0", "# Avg bus bandwidth : 412.2");

        // then
        assertThat(outcome.findings())
                .extracting(Finding::weight, Finding::reason)
                .containsExactly(tuple(Finding.Weight.FAILED, "it went over TCP: a figure of that is none of EFA"));
    }

    @Test
    void overTcpItIsUnknownWhereNobodySaysThatThisIsMeant() {
        assertThat(judge("nodes: 2", "x via NET/Socket/0", "# Avg bus bandwidth : 412.2")
                        .findings())
                .extracting(Finding::weight)
                .containsExactly(Finding.Weight.UNKNOWN);
        assertThat(judge("nodes: 2, transport: TCP", "x via NET/Socket/0", "# Avg bus bandwidth : 412.2")
                        .findings())
                .isEmpty();
    }

    @Test
    void outputWithoutAFigureIsUnknown() {
        assertThat(judge("", "cannot open shared object").findings())
                .extracting(Finding::weight)
                .containsExactly(Finding.Weight.UNKNOWN);
    }

    @Test
    void betweenNodesEachPodHasItsOwnAndFindsTheFirst() {
        // when
        List<TrialObject> objects = trial("nodes: 2, gpus: 8, resources: {vpc.amazonaws.com/efa: \"32\"}")
                .objects();

        // then
        assertThat(objects).extracting(object -> object.resource().name()).containsExactly("m-bw-0", "m-bw-1", "m-bw");
        Value pod = Objects.requireNonNull(objects.get(1).document().at("spec", "template", "spec"));
        assertThat(pod.text("subdomain")).isEqualTo("m-bw");
        assertThat(pod.items("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"))
                .hasSize(1);
        Value container = pod.items("containers").getFirst();
        assertThat(container.texts("resources", "limits"))
                .containsEntry("nvidia.com/gpu", "8")
                .containsEntry("vpc.amazonaws.com/efa", "32");
        assertThat(container.items("env").toString()).contains("EIDOS_FIRST", "m-bw-0.m-bw", "EIDOS_RANK");
    }

    @Test
    void everyJobEndsAndGoesByItself() {
        Set<String> ends = new TreeSet<>();
        for (TrialObject object : trial("").objects()) {
            ends.add(object.document().text("spec", "activeDeadlineSeconds") + "/"
                    + object.document().text("spec", "ttlSecondsAfterFinished"));
        }
        assertThat(ends).containsExactly("600/300");
    }

    @Test
    void whatCannotBeMeasuredSoIsRefused() {
        assertThatThrownBy(() -> trial("transport: carrier-pigeon")).hasMessageContaining("cannot be used");
        assertThatThrownBy(() -> trial("nodes: 1000")).hasMessageContaining("cannot be used");
    }

    @Test
    void whereTheRecipeSaysNotHowItIsNotMeasured() {
        assertThat(Wanted.of(DocumentReader.read("checks: [bw]", "recipe"), "bw"))
                .isEmpty();
    }

    private static Trial.Outcome judge(String more, String... lines) {
        return trial(more).judge(NcclOutput.of(List.of(lines)));
    }

    private static PerformanceTrial trial(String more) {
        Value performance = DocumentReader.read("""
            checks: [bw]
            constraints: [{name: bw, value: ">= 100"}]
            tests: [{name: bw, image: "nccl-tests:1"%s}]
            """.formatted(more.isEmpty() ? "" : ", " + more), "recipe");
        return new PerformanceTrial(SETTINGS, Wanted.of(performance, "bw").orElseThrow());
    }
}
