package dev.eidos.cli.analyze;

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
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened to nodes since an earlier run. */
class SinceTest {
    private static final String OTHER = "11111111-0000-0000-0000-000000000001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void monday() throws IOException {
        for (int number = 1; number <= 4; number++) {
            node("monday", number, _ -> {});
            node("tuesday", number, _ -> {});
        }
    }

    private void node(String name, int number, Consumer<MachineFacts> change) throws IOException {
        MachineFacts facts = new SyntheticFleet(1).facts(number, HardwareClass.H100);
        change.accept(facts);
        Files.writeString(
                Files.createDirectories(folder.resolve(name)).resolve(SyntheticFleet.name(number) + ".yaml"),
                YamlWriter.write(SnapshotDocument.of(SyntheticFleet.snapshot(number, facts))));
    }

    private Run since(String... more) {
        String[] words = new String[more.length + 4];
        words[0] = "analyze";
        words[1] = folder.resolve("tuesday").toString();
        words[2] = "--since";
        words[3] = folder.resolve("monday").toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return Run.of(words);
    }

    @Test
    void aNodeThatWasStartedAgainIsSaidAndNoFinding() throws IOException {
        // given
        node("tuesday", 2, facts -> facts.put("K8s.node", "boot-id", OTHER));

        // when
        Run run = since();

        // then
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("note: 1 node was started again (another boot id): sim-00002\n");
        assertThat(since("-o", "json").out()).contains("\"events\"").contains("\"rebooted\"");
    }

    @Test
    void whatChangedWithTheStartIsAFindingAsAnyOther() throws IOException {
        // given
        node("tuesday", 2, facts -> {
            facts.put("K8s.node", "boot-id", OTHER);
            facts.put("OS.kernel", "release", "6.8.0-99-generic");
        });

        // then
        assertThat(since().code()).isEqualTo(9);
        assertThat(since().out()).contains("the kernel is 6.8.0-99-generic").contains("started again");
    }

    @Test
    void anotherNodeUnderTheNameIsNotComparedWithTheFirst() throws IOException {
        // given
        node("tuesday", 3, facts -> {
            facts.put("K8s.node", "uid", OTHER);
            facts.put("K8s.node", "boot-id", OTHER);
            facts.put("GPU.gpu-0", "uuid", "GPU-" + OTHER);
            facts.put("OS.kernel", "release", "6.8.0-99-generic");
        });

        // when
        Run run = since();

        // then
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("note: 1 node was replaced (another uid), and not compared: sim-00003\n");
    }

    @Test
    void aGpuThatWasSwappedIsAFindingWithBothUuids() throws IOException {
        // given
        node("tuesday", 4, facts -> facts.put("GPU.gpu-5", "uuid", "GPU-" + OTHER));

        // when
        Run run = since();

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("sim-00004 a GPU is another: GPU-" + OTHER + " (gpu-5) in place of GPU-");
    }

    @Test
    void whatIsGivenAwayHasNoNamesInItsEvents() throws IOException {
        // given
        node("tuesday", 2, facts -> facts.put("K8s.node", "boot-id", OTHER));

        // then
        assertThat(since("-o", "json", "--anonymize").out())
                .contains("\"rebooted\"")
                .doesNotContain("sim-0000");
    }

    @Test
    void namesThatDoNotFoldAreCutOnATerminal() throws IOException {
        // given
        for (int number = 1; number <= 120; number++) {
            int machine = number * 37;
            node("monday", machine, _ -> {});
            node("tuesday", machine, facts -> facts.put("K8s.node", "boot-id", OTHER));
        }

        // then
        assertThat(since().out().lines()).hasSizeLessThanOrEqualTo(40);
        assertThat(since().out()).contains("… (--all)");
        assertThat(since("--all").out()).contains("04440]").doesNotContain("… (--all)");
    }
}
