package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.analysis.rule.Severity;
import dev.eidos.compare.FactCollector;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.measurement.Gap;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What comes first of several differences on one node, and what numbers and gaps make a difference. */
class CauseTest {
    private static final HardwareClass HARDWARE = HardwareClass.of(1);
    private static final int NODES = 12;

    private final RuleSet own = RuleReader.own();

    @Test
    void aRuleThatExplainsAnotherHasWhatItFoundAndTheWorseOfTheSeverities() {
        // given
        RuleSet rules = rules("""
            - {id: gone, severity: critical, keys: [GPU.smi.driver], says: '{value}', remedy: r, commands: [c], source: s}
            - {id: parameter, severity: info, keys: [OS.grub.pci], explains: [gone], says: '{value}', remedy: r, source: s}
            """);

        // when
        List<Finding> findings = findings(rules, facts -> {
            facts.put("GPU.smi", "driver", "1");
            facts.put("OS.grub", "pci", "nomsi");
        });

        // then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("parameter");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.evidence())
                    .extracting(Finding.Evidence::path)
                    .containsExactly("OS.grub.pci", "GPU.smi.driver");
        });
    }

    @Test
    void ofTwoThatExplainEachOtherTheFirstIsTheCause() {
        RuleSet rules = rules("""
            - {id: a, severity: info, keys: [GPU.smi.driver], explains: [b], says: '{value}', remedy: r, source: s}
            - {id: b, severity: info, keys: [OS.grub.pci], explains: [a], says: '{value}', remedy: r, source: s}
            """);

        assertThat(findings(rules, facts -> {
                    facts.put("GPU.smi", "driver", "1");
                    facts.put("OS.grub", "pci", "nomsi");
                }))
                .extracting(finding -> finding.rule().id())
                .containsExactly("a");
    }

    @Test
    void aRuleOfValuesLeavesOthersToTheNext() {
        RuleSet rules = rules("""
            - {id: masked, severity: info, keys: [SystemD.kubelet.LoadState], values: [mask*], says: x, remedy: r, source: s}
            - {id: rest, severity: info, keys: [SystemD.kubelet.LoadState], says: '{value}', remedy: r, source: s}
            """);

        assertThat(findings(rules, facts -> facts.put("SystemD.kubelet", "LoadState", "masked")))
                .extracting(finding -> finding.rule().id())
                .containsExactly("masked");
        assertThat(findings(rules, facts -> facts.put("SystemD.kubelet", "LoadState", "error")))
                .extracting(finding -> finding.rule().id())
                .containsExactly("rest");
    }

    @Test
    void whatOneNodeAloneCannotReadIsToldAndNotWhatIsGoneWithIt() {
        // when
        List<Finding> findings = findings(own, facts -> {
            for (String unit : List.of("containerd", "kubelet", "nvidia-persistenced", "nvidia-fabricmanager")) {
                facts.removeSubtype("SystemD." + unit);
            }
            facts.removeSubtype("SystemD.systemd");
            facts.gap("SystemD.systemd", new Gap("/run/dbus/system_bus_socket", Gap.Reason.Timeout, "no answer"));
        });

        // then
        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactly("systemd-silent");
    }

    @Test
    void aNodeThatItsCloudHasNotInitializedIsToldBeforeTheLabelsThatTheCloudWouldSet() {
        // when
        List<Finding> findings = findings(own, facts -> {
            facts.put("K8s.node", "taint.node.cloudprovider.kubernetes.io/uninitialized", "true:NoSchedule");
            facts.remove("K8s.node", "instance-type");
            facts.remove("K8s.node", "provider-id");
        });

        // then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("cloud-provider");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.sentence()).contains("the cloud's controller has not initialized the node");
        });
    }

    @Test
    void aNumberIsHeldAgainstTheSpreadOfItsGroup() {
        // given
        BiConsumer<Integer, MachineFacts> spread =
                (number, facts) -> facts.put("Hardware.cpu", "max-frequency-khz", 3_800_000 + 1_000L * number);

        // then
        assertThat(findings(own, spread, _ -> {})).isEmpty();
        assertThat(findings(own, spread, facts -> facts.put("Hardware.cpu", "max-frequency-khz", 3_300_000)))
                .extracting(finding -> finding.rule().id())
                .containsExactly("cpu-frequency");
    }

    @Test
    void oneOfSeveralAlikeThatSaysNothingIsUnlikeTheOthers() {
        assertThat(findings(own, facts -> facts.remove("GPU.gpu-3", "nvlink-active-links")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("nothing (gpu-3)"));
    }

    @Test
    void gpusOfANodeThatAreInTwoCliquesAreToldAndSoIsANodeAloneInOne() {
        // given
        BiConsumer<Integer, MachineFacts> racks = (number, facts) -> clique(facts, number < 6 ? 1 : 2);

        // then
        assertThat(findings(own, racks, _ -> {})).isEmpty();
        assertThat(findings(own, racks, facts -> facts.put("GPU.gpu-0", "fabric-clique-id", 9)))
                .extracting(finding -> finding.rule().id())
                .containsExactly("fabric-clique");
        assertThat(findings(own, racks, facts -> clique(facts, 9)))
                .extracting(Finding::sentence)
                .containsExactly("NVLink: fabric-clique-id is 9 instead of 1");
    }

    private static void clique(MachineFacts facts, int clique) {
        for (int gpu = 0; gpu < HARDWARE.gpus(); gpu++) {
            facts.put("GPU.gpu-" + gpu, "fabric-clique-id", clique);
        }
    }

    private static RuleSet rules(String rules) {
        return RuleReader.read(
                "apiVersion: eidos.nvidia.com/v1alpha1\nkind: AnalysisRules\nrules:\n" + rules, "r.yaml");
    }

    private static List<Finding> findings(RuleSet rules, Consumer<MachineFacts> fault) {
        RuleSet quiet = new RuleSet(RuleReader.own().kinds(), rules.rules());
        return findings(quiet, (_, _) -> {}, fault);
    }

    /** Those in a small fleet of which the third node has a fault. */
    private static List<Finding> findings(
            RuleSet rules, BiConsumer<Integer, MachineFacts> all, Consumer<MachineFacts> fault) {
        var vocabulary = new Vocabulary(rules.kinds());
        List<NodeFacts> nodes = new ArrayList<>();
        for (int number = 1; number <= NODES; number++) {
            MachineFacts facts = new SyntheticFleet(7).facts(number, HARDWARE);
            all.accept(number, facts);
            if (number == 3) {
                fault.accept(facts);
            }
            var collector = new FactCollector(vocabulary, "", "");
            SnapshotEvents.tell(SyntheticFleet.snapshot(number, facts), collector);
            nodes.add(collector.facts());
        }
        return new Analyzer(rules, vocabulary, _ -> true)
                .analyze("test", nodes, List.of())
                .findings();
    }
}
