package dev.eidos.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.YamlWriter;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path recipe(String name, String... criteria) {
        Path file = folder.resolve(name);
        String[] words = new String[criteria.length + 3];
        words[0] = "recipe";
        System.arraycopy(criteria, 0, words, 1, criteria.length);
        words[criteria.length + 1] = "-o";
        words[criteria.length + 2] = file.toString();
        assertThat(Run.of(words).code()).isZero();
        return file;
    }

    private Path bundle(String name, Path recipe, String... more) {
        String[] words = new String[more.length + 5];
        words[0] = "bundle";
        words[1] = "-r";
        words[2] = recipe.toString();
        words[3] = "-o";
        words[4] = folder.resolve(name).toString();
        System.arraycopy(more, 0, words, 5, more.length);
        assertThat(Run.of(words).code()).isZero();
        return folder.resolve(name);
    }

    private Path node(String folderName, int number, Consumer<MachineFacts> change) throws IOException {
        MachineFacts facts = new SyntheticFleet(1).facts(number, HardwareClass.H100);
        change.accept(facts);
        return Files.writeString(
                Files.createDirectories(folder.resolve(folderName)).resolve(SyntheticFleet.name(number) + ".yaml"),
                YamlWriter.write(SnapshotDocument.of(SyntheticFleet.snapshot(number, facts))));
    }

    @Test
    void twoRecipesDifferInComponentsVersionsAndValues() throws IOException {
        // given
        Path before = recipe("before.yaml", "--service", "eks", "--accelerator", "h100", "--intent", "training");
        String text = Files.readString(before);
        int at = text.indexOf("version: ", text.indexOf("name: gpu-operator"));
        Path after = Files.writeString(
                folder.resolve("after.yaml"), text.substring(0, at) + "version: v99.0.0" + text.substring(
                        text.indexOf('\n', at)));

        // when
        Run table = Run.of("diff", before.toString(), after.toString(), "--exit-code");
        Run json = Run.of("diff", before.toString(), after.toString(), "-o", "json");
        Run equal = Run.of("diff", before.toString(), before.toString(), "--exit-code");

        // then
        assertThat(table.code()).isEqualTo(9);
        assertThat(table.out())
                .contains("changed  components.gpu-operator.version")
                .contains("-> v99.0.0")
                .endsWith("1 difference: 1 version\n");
        assertThat(json.code()).isZero();
        assertThat(json.out()).contains("\"compared\": \"recipes\"").contains("\"after\": \"v99.0.0\"");
        assertThat(equal.code()).isZero();
        assertThat(equal.out()).isEqualTo("equal\n");
    }

    @Test
    void aPathIsNeverBroken() throws IOException {
        // given
        String path = "label.feature.node.kubernetes.io/cpu-cpuid.A-FEATURE-WITH-A-LONG-NAME";
        Path before = node("before", 1, _ -> {});
        Path after = node("after", 1, facts -> facts.put("K8s.node", path, "a value as long as a line is wide"));

        // then
        for (String columns : new String[] {"60", "80", "200"}) {
            assertThat(Run.with(Map.of("COLUMNS", columns), "diff", before.toString(), after.toString())
                            .out())
                    .containsPattern("added +" + Pattern.quote("K8s.node." + path))
                    .contains("is wide");
        }
    }

    @Test
    void otherCriteriaAreOtherComponentsEachTold() {
        // given
        Path training = recipe("training.yaml", "--service", "eks", "--accelerator", "h100", "--intent", "training");
        Path kind = recipe("kind.yaml", "--service", "kind");

        // when
        Run run = Run.of("diff", training.toString(), kind.toString(), "-o", "yaml");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("path: criteria.service")
                .contains("path: components.aws-efa\n  kind: removed")
                .doesNotContain("components.aws-efa.");
    }

    @Test
    void twoBundlesDifferInWhatWasSet() {
        // given
        Path recipe = recipe("r.yaml", "--service", "kind");
        Path before = bundle("before", recipe);
        Path after = bundle("after", recipe, "--set", "gpu-operator:driver.version=999.1");

        // when
        Run run = Run.of("diff", before.toString(), after.toString(), "--exit-code");
        Run equal = Run.of("diff", before.toString(), before.toString(), "--exit-code");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .contains("components.gpu-operator.values.driver.version")
                .contains("999.1")
                .doesNotContain("README.md");
        assertThat(equal.code()).isZero();
    }

    @Test
    void aRecipeAndABundleAreTwoThings() {
        // given
        Path recipe = recipe("r.yaml", "--service", "kind");
        Path bundle = bundle("b", recipe);

        // when
        Run run = Run.of("diff", recipe.toString(), bundle.toString());
        Run inside = Run.of("diff", recipe.toString(), bundle.resolve("recipe.yaml").toString(), "--exit-code");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the first is a recipe, the second a bundle");
        assertThat(inside.code()).isZero();
    }

    @Test
    void aGpuThatWasSwappedIsToldByItsUuid() throws IOException {
        // given
        Path before = node("before", 1, _ -> {});
        String uuid = "GPU-00000000-0000-0000-0000-000000000001";
        Path after = node("after", 1, facts -> facts.put("GPU.gpu-3", "uuid", uuid));

        // when
        Run run = Run.of("diff", before.toString(), after.toString(), "--exit-code");
        Run other = Run.of("diff", before.toString(), node("after", 2, _ -> {}).toString(), "--exit-code");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .contains("changed  GPU.gpu-3.uuid")
                .contains(uuid)
                .contains("1 difference;");
        assertThat(other.out()).doesNotContain("uuid");
    }

    @Test
    void aNodeThatWasStartedAgainOrReplacedIsSaidAndNoDifference() throws IOException {
        // given
        for (int number = 1; number <= 3; number++) {
            node("monday", number, _ -> {});
        }
        node("tuesday", 1, facts -> facts.put("K8s.node", "boot-id", "11111111-0000-0000-0000-000000000001"));
        node("tuesday", 2, facts -> facts.put("K8s.node", "uid", "11111111-0000-0000-0000-000000000002"));
        node("tuesday", 3, _ -> {});

        // when
        Run table = run("diff", "monday", "tuesday", "--exit-code");
        Run json = run("diff", "monday", "tuesday", "-o", "json");

        // then
        assertThat(table.code()).as(table.out()).isZero();
        assertThat(table.out())
                .contains("replaced by another node of the name: sim-00002\n")
                .contains("started again: sim-00001\n");
        assertThat(json.out()).contains("\"replacedNodes\"").contains("\"rebootedNodes\"");
    }

    @Test
    void whatIsKnownOfSomeNodesIsLeftOutThereAlone() throws IOException {
        // given
        for (int number = 1; number <= 3; number++) {
            node("monday", number, _ -> {});
            node("tuesday", number, facts -> facts.put("OS.sysctl", "/proc/sys/vm/swappiness", "60"));
        }
        Path known = Files.writeString(folder.resolve("known.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: AnalysisIgnores
            ignore:
            - {match: "OS.sysctl.*", nodes: "sim-[00001-00002]", reason: being tried}
            """);

        // when
        Run run = run("diff", "monday", "tuesday", "-o", "json", "--ignore", known.toString());

        // then
        assertThat(run.out()).contains("swappiness").contains("\"sim-00003\"").doesNotContain("sim-00001");
    }

    private Run run(String command, String before, String after, String... more) {
        String[] words = new String[more.length + 3];
        words[0] = command;
        words[1] = folder.resolve(before).toString();
        words[2] = folder.resolve(after).toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return Run.of(words);
    }
}
