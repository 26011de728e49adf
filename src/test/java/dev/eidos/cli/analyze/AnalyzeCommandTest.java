package dev.eidos.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.folder.FleetFile;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.testing.fleet.SyntheticFleet;
import dev.eidos.testing.fleet.fault.Injection;
import dev.eidos.testing.fleet.fault.NoisyFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
    private static final int NODES = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void fleets() throws IOException {
        List<Injection> driver = Injection.list("seen").stream()
                .filter(fault -> fault.name().equals("DRIVER"))
                .toList();
        new NoisyFleet(7, 0, Map.of()).write(folder.resolve("sound"), NODES);
        var ill = new NoisyFleet(7, 0, Map.of(17, driver));
        ill.write(folder.resolve("ill"), NODES);
        try (FleetFile file = FleetFile.take(folder.resolve("ill.yaml"))) {
            List<FleetNode> nodes = new ArrayList<>();
            for (int number = 1; number <= NODES; number++) {
                nodes.add(file.keep(SyntheticFleet.name(number), SnapshotDocument.of(ill.snapshot(number))));
            }
            nodes.add(FleetNode.without("gone", FleetNode.Verdict.FAILED, "no room"));
            file.end(new Fleet("2026-11-28T12:00:00Z", "1", "r", new ClusterIdentity("", "s", "u"), nodes));
        }
        Files.writeString(folder.resolve("over.yaml"), ignore("until: 2026-01-01"));
        Files.writeString(folder.resolve("known.yaml"), ignore("nodes: sim-00017"));
    }

    private static String ignore(String line) {
        return "apiVersion: eidos.nvidia.com/v1alpha1\nkind: AnalysisIgnores\nignore:\n"
                + "- match: driver\n  reason: being tried\n  " + line + "\n";
    }

    private static Run run(String command, String source, String... more) {
        List<String> args =
                new ArrayList<>(List.of(command, folder.resolve(source).toString()));
        args.addAll(List.of(more));
        return Run.with(Map.of("HOME", "/nonexistent", "COLUMNS", "60"), args.toArray(String[]::new));
    }

    @Test
    void aNodeThatIsNotLikeTheOthersIsToldAndItsCommandIsWhole() {
        // when
        Run run = run("analyze", "ill");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .contains("critical  sim-00017  the NVIDIA driver is 550.90.07")
                .contains("kubectl get node sim-00017 -L nvidia.com/gpu-driver-upgrade-state\n");
    }

    @Test
    void aSoundFleetIsNoFinding() {
        assertThat(run("analyze", "sound").code()).isZero();
        assertThat(run("analyze", "sound", "--since", folder.resolve("sound").toString())
                        .code())
                .isZero();
    }

    @Test
    void whatCannotBeReadIsMissing() throws IOException {
        // given
        new NoisyFleet(7, 0, Map.of()).write(folder.resolve("torn"), NODES);
        Files.writeString(folder.resolve("torn/nodes/sim-00006.yaml"), "x: [");

        // when
        Run run = run("analyze", "torn");

        // then
        assertThat(run.code()).isEqualTo(10);
        assertThat(run.out()).contains("1 missing").contains("missing   sim-00006: failed");
    }

    @Test
    void aFleetInOneFileIsAnalyzedAsItsFolderIs() {
        // when
        Run folder = run("analyze", "ill", "-o", "json");
        Run file = run("analyze", "ill.yaml", "-o", "json");

        // then
        assertThat(file.code()).isEqualTo(9);
        assertThat(findings(file)).isEqualTo(findings(folder));
        assertThat(file.out()).contains("\"missing\": 1").contains("no room");
    }

    @Test
    void aDamagedDocumentOfOneFileCostsItsNodeAlone() throws IOException {
        // given
        String whole = Files.readString(folder.resolve("ill.yaml"));
        int node = whole.indexOf("kind: Snapshot", whole.indexOf("# nodes/sim-00006.yaml"));
        Path torn = Files.writeString(
                folder.resolve("torn.yaml"), whole.substring(0, node) + "kind: [" + whole.substring(node));
        Path recipe = Files.writeString(
                folder.resolve("kernel.yaml"),
                "kind: Recipe\nconstraints:\n- {name: OS.kernel.release, value: \">= 999\"}\n");

        // when
        Run run = run("analyze", "torn.yaml");
        Run held = run("analyze", "torn.yaml", "--recipe", recipe.toString(), "-o", "json");
        Run diff = run("diff", "torn.yaml", torn.toString());

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .contains("39 nodes")
                .contains("missing   sim-00006: failed")
                .contains("sim-00017");
        assertThat(held.out()).contains("999").contains("\"sim-00007\"");
        assertThat(diff.code()).isZero();
    }

    private static String findings(Run run) {
        int from = run.out().indexOf("\"findings\": [");
        return run.out().substring(from, run.out().indexOf("\n  ]", from));
    }

    @Test
    void aRecipeHoldsForEachNodeOfOneFile() throws IOException {
        // given
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata:
              name: x
            constraints:
            - name: GPU.smi.driver
              value: ">= 999"
            """);

        // when
        Run file = run("analyze", "ill.yaml", "--recipe", recipe.toString());

        // then
        assertThat(file.out()).contains("999").doesNotContain("37 alike");
        assertThat(file.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(": 0 alike"));
    }

    @Test
    void oneNodeByItselfIsLikeNobodyAndUnlikeNobody() throws IOException {
        // given
        new NoisyFleet(7, 0, Map.of()).write(folder.resolve("one"), 1);

        // then
        assertThat(run("analyze", "one").out()).startsWith("1 node in 1 group: too few of a kind to be compared\n");
        assertThat(run("analyze", "one", "--since", folder.resolve("one").toString())
                        .out())
                .startsWith("1 node in 1 group: no difference\n");
        assertThat(run("analyze", "sound").out()).contains(": all alike\n");
    }

    @Test
    void everyLineOfADiffEndsWithAWholeWord() {
        String node = "sound/nodes/sim-00001.yaml";

        assertThat(run("diff", node, folder.resolve(node).toString()).out()).isEqualTo("""
            equal; 77 values that name a node or a part of it are not
            compared (--raw)
            """);
    }

    @Test
    void everyFormatNamesTheNode() {
        assertThat(run("analyze", "ill", "-o", "nodes").out()).isEqualTo("sim-00017\n");
        assertThat(run("analyze", "ill", "-o", "junit").out())
                .contains("failures=\"1\"")
                .contains("sim-00017");
        assertThat(run("analyze", "ill", "-o", "yaml").out())
                .contains("kind: Analysis")
                .contains("- sim-00017");
    }

    @Test
    void nothingThatIsGivenAwayNamesANode() {
        assertThat(run("analyze", "ill", "-o", "json", "--anonymize").out())
                .contains("node-00001")
                .doesNotContain("sim-")
                .doesNotContain(folder.toString());
    }

    @Test
    void onlyWhatIsNamedIsCompared() {
        assertThat(run("analyze", "ill", "--only", "OS").code()).isZero();
    }

    @Test
    void whatIsKnownIsNotToldUntilItsDay() {
        // when
        Run known =
                run("analyze", "ill", "--ignore", folder.resolve("known.yaml").toString());
        Run over = run("analyze", "ill", "--ignore", folder.resolve("over.yaml").toString());

        // then
        assertThat(known.code()).isZero();
        assertThat(known.out().replace('\n', ' ')).contains("1 ignored (--ignore)");
        assertThat(over.code()).isEqualTo(9);
        assertThat(over.err()).contains("'driver' was ignored until 2026-01-01, and is told again (being tried)");
    }

    @Test
    void twoFleetsDifferWhereANodeDoesAndOnlyThere() {
        // when
        Run changed = run("diff", "sound", folder.resolve("ill").toString(), "--exit-code", "-o", "json");
        Run equal = run("diff", "ill.yaml", folder.resolve("ill").toString(), "--exit-code");

        // then
        assertThat(changed.code()).isEqualTo(9);
        assertThat(changed.out())
                .contains("\"kind\": \"Diff\"")
                .contains("GPU.smi.driver")
                .contains("\"sim-00017\"");
        assertThat(changed.out()).doesNotContain("sim-00016");
        assertThat(equal.code()).as(equal.out()).isZero();
    }

    @Test
    void aDifferenceAloneIsNoFailure() {
        // when
        Run run = run(
                "diff",
                "sound/nodes/sim-00017.yaml",
                folder.resolve("ill/nodes/sim-00017.yaml").toString(),
                "--ignore",
                folder.resolve("over.yaml").toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("changed  GPU.smi.driver");
        assertThat(run.err()).contains("is told again");
    }
}
