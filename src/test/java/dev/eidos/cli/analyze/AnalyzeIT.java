package dev.eidos.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.fleet.FailurePlan;
import dev.eidos.testing.fleet.Pace;
import dev.eidos.testing.fleet.SimulatedFleet;
import dev.eidos.testing.fleet.SyntheticFleet;
import dev.eidos.testing.fleet.fault.Injection;
import dev.eidos.testing.fleet.fault.NoisyFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fleets that a run has put into a real cluster, analyzed and compared there. */
class AnalyzeIT {
    private static final Pace FAST = new Pace(Duration.ofMillis(50), Duration.ofMillis(50));
    private static final int NODES = 6;

    /** The one that is made different, where it is. */
    private static final int ILL = 3;

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("analyze");

    private final String name = "ana" + UUID.randomUUID().toString().substring(0, 6);
    private final List<String> nodes = SimulatedFleet.names(name, NODES);

    @BeforeEach
    void admitsPods() {
        namespace.awaitDefaultServiceAccount();
    }

    @Test
    void theNodeThatWasMadeDifferentComesFirstWithWhatToDo() {
        // given
        String sound = collected("sound", "");
        String ill = collected("ill", "PCIE_NARROWED");

        // when
        Run clean = run("analyze", sound);
        Run table = run("analyze", ill);
        Run json = run("analyze", ill, "-o", "json");

        // then
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(table.code()).as(table.err()).isEqualTo(9);
        assertThat(table.out())
                .contains("critical  " + nodes.get(ILL - 1) + "  PCIe")
                .contains("kubectl drain " + nodes.get(ILL - 1) + " ");
        Value first = DocumentReader.read(json.out(), "json").items("findings").getFirst();
        assertThat(first.text("rule")).isEqualTo("pcie-width");
        assertThat(first.items("nodes"))
                .singleElement()
                .satisfies(node -> assertThat(node.text()).isEqualTo(nodes.get(ILL - 1)));
        assertThat(first.text("remedy")).isNotBlank();
    }

    @Test
    void twoFleetsOfTheClusterAreComparedNodeByNode() {
        // given
        String monday = collected("monday", "");
        String tuesday = collected("tuesday", "DRIVER");

        // when
        Run diff = run("diff", monday, tuesday, "--exit-code", "-o", "json", "--only", "GPU.smi");
        Run equal = run("diff", monday, monday, "--exit-code");
        Run since = run("analyze", tuesday, "--since", monday, "--only", "GPU");
        Run one =
                run("diff", monday + "-node-" + nodes.getFirst(), monday + "-node-" + nodes.getFirst(), "--exit-code");

        // then
        assertThat(diff.code()).as(diff.err()).isEqualTo(9);
        assertThat(diff.out())
                .contains("GPU.smi.driver")
                .contains(nodes.get(ILL - 1))
                .doesNotContain(nodes.get(0));
        assertThat(equal.code()).as(equal.out() + equal.err()).isZero();
        assertThat(since.code()).as(since.err()).isEqualTo(9);
        assertThat(since.out()).contains(nodes.get(ILL - 1) + "  the NVIDIA driver is 550.90.07");
        assertThat(one.code()).as(one.err()).isZero();
    }

    /** Takes the simulated nodes, of which one has a fault, into ConfigMaps; returns where. */
    private String collected(String index, String fault) {
        String place = "cm://" + namespace.name() + "/" + index;
        List<Injection> faults = Injection.list("seen").stream()
                .filter(one -> one.name().equals(fault))
                .toList();
        var machines = new NoisyFleet(7, 0, faults.isEmpty() ? Map.of() : Map.of(ILL, faults));
        List<String> words = new ArrayList<>(List.of(
                "snapshot", "--deploy-agent", "--image", "x/y:1", "--namespace", namespace.name(), "--cleanup-rbac"));
        nodes.forEach(node -> words.addAll(List.of("--node", node)));
        words.addAll(List.of("-o", place));
        try (var fleet = SimulatedFleet.join(
                namespace.api(), name, NODES, FailurePlan.none(), FAST, node -> document(machines, node))) {
            assertThat(fleet).isNotNull();
            Run run = run(words.toArray(String[]::new));
            assertThat(run.code()).as(run.err()).isZero();
        }
        return place;
    }

    private static Value document(NoisyFleet machines, String node) {
        int number = Integer.parseInt(node.substring(node.lastIndexOf('-') + 1));
        String text = YamlWriter.write(SnapshotDocument.of(machines.snapshot(number)));
        return DocumentReader.read(text.replace(SyntheticFleet.name(number), node), node);
    }

    private Run run(String... words) {
        String kubeconfig = namespace.api().server().kubeconfig().toString();
        return Run.with(Map.of("HOME", "/nonexistent", "KUBECONFIG", kubeconfig), words);
    }
}
