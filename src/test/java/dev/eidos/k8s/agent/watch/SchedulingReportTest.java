package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.syntax.NodeSelector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulingReportTest {
    private static final String UNNAMED = "0/2 nodes are available: 2 node(s) had untolerated taint(s). preemption: 0/2"
            + " nodes are available: 2 Preemption is not helpful for scheduling.";

    private static SchedulingReport report(AgentConfig.Builder config, String message, TaintedNodes nodes) {
        return new SchedulingReport(config.build(), message, nodes, "pod/eidos-x --namespace gpu-operator");
    }

    private static SchedulingReport report(String message) {
        return report(Agents.config(), message, new TaintedNodes.NotAsked());
    }

    @ParameterizedTest
    @CsvSource({
        "1 node(s) had taint {a: b}, --toleration a",
        "1 node(s) had untolerated taint {a: b}, --toleration a",
        "1 node(s) had untolerated taint(s), kubectl describe nodes",
        "1 node(s) didn't match Pod's node affinity/selector, check --node-selector",
        "1 node(s) didn't match node selector, check --node-selector",
        "1 Insufficient memory, --requests",
        "1 node(s) were unschedulable, kubectl uncordon",
        "1 Too many pods, full of pods",
        "1 node(s) had volume node affinity conflict, volumes",
        "pod has unbound immediate PersistentVolumeClaims, volumes",
        "persistentvolumeclaim not found, volumes",
        "1 node(s) didn't match pod anti-affinity rules, rules",
        "1 node(s) didn't match pod topology spread constraints, rules",
        "1 something new, check --node-selector"
    })
    void everyCauseHasItsAdvice(String cause, String advice) {
        // given
        String sentence = "0/1 nodes are available: " + cause + ". preemption: not eligible due to a taint.";

        // then
        assertThat(report(sentence).suggestion()).contains(advice, "--schedule-timeout");
    }

    @Test
    void severalCausesAreAdvisedOnTogether() {
        // when
        String suggestion = report("0/3 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {gpu},"
                        + " 1 Too many pods.")
                .suggestion();

        // then
        assertThat(suggestion).contains("--toleration gpu", "--requests", "full of pods");
        assertThat(suggestion).doesNotContain("--show-labels", "uncordon");
    }

    @Test
    void aTaintThatTheSchedulerDoesNotNameIsReadFromTheNodes() {
        // given
        var found = new TaintedNodes.Found(List.of(
                new NodeTaint("a", "gpu", "present", "NoSchedule"),
                new NodeTaint("b", "gpu", "present", "NoSchedule")));

        // when
        SchedulingReport report = report(Agents.config(), UNNAMED, found);

        // then
        assertThat(report.reason())
                .startsWith(UNNAMED)
                .endsWith("untolerated: gpu=present:NoSchedule of a, gpu=present:NoSchedule of b");
        assertThat(report.suggestion()).contains("--toleration gpu=present:NoSchedule, or leave");
    }

    @Test
    void nodesThatMayNotBeListedAreSaidToBe() {
        // when
        SchedulingReport report = report(Agents.config(), UNNAMED, new TaintedNodes.Unread("you may not list nodes"));

        // then
        assertThat(report.reason()).endsWith("the nodes cannot be listed: you may not list nodes");
        assertThat(report.suggestion()).contains("kubectl describe nodes", "--toleration");
    }

    @Test
    void whatTheImageNeedsIsPartOfWhatIsSelected() {
        // given
        var config = Agents.config()
                .placement(at -> at.architectures(DefaultImage.architectures())
                        .nodeSelector(NodeSelector.of(Map.of("gpu", "h100"))));

        // then
        assertThat(report(
                                config,
                                "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
                                new TaintedNodes.NotAsked())
                        .suggestion())
                .contains("--node-selector gpu=h100", "Linux on amd64", "--arch");
    }
}
