package dev.eidos.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTableTest {
    private static final Snapshot SNAPSHOT = new Snapshot(
            new SnapshotMetadata(Instant.parse("2026-11-22T22:10:41Z"), "0.1.0", "node-a"),
            List.of(new Measurement(
                    "OS",
                    List.of(
                            Subtype.named("release")
                                    .put("ID", "ubuntu")
                                    .put("PRETTY_NAME", "word ".repeat(30).strip())
                                    .put("escape", "a\u001b[31mb\tc")
                                    .build(),
                            Subtype.missing(
                                    "kmod",
                                    new Gap(
                                            "/proc/modules",
                                            Gap.Reason.NotFound,
                                            "the kernel has no loadable modules"))))));

    @Test
    void keysAndValuesAreAlignedAndGapsAreShown() {
        // when
        String table = SnapshotTable.draw(SNAPSHOT, 80, false);

        // then
        assertThat(table).startsWith("""
            Snapshot of node-a
            taken 2026-11-22T22:10:41Z by eidos 0.1.0
            1 gap

            OS
              release
                ID           ubuntu
                PRETTY_NAME  word\
            """).endsWith("""
                  kmod
                    ! /proc/modules: the kernel has no loadable modules
                """);
    }

    @Test
    void noLineIsLongerThanTheTerminal() {
        assertThat(SnapshotTable.draw(SNAPSHOT, 60, false).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void valuesCannotControlTheTerminal() {
        assertThat(SnapshotTable.draw(SNAPSHOT, 80, false)).doesNotContain("\u001b");
        assertThat(SnapshotTable.draw(SNAPSHOT, 80, true))
                .contains("\u001b[1mOS\u001b[0m")
                .doesNotContain("\u001b[31mb");
    }

    @Test
    void longListsAreCountedUnlessAllIsWanted() {
        // given
        var snapshot = new Snapshot(
                new SnapshotMetadata(null, null, null),
                List.of(new Measurement(
                        "OS",
                        List.of(Subtype.named("sysctl")
                                .put("/proc/sys/vm/swappiness", "60")
                                .build()))));

        // when
        String folded = SnapshotTable.draw(snapshot, 80, false);
        String all = SnapshotTable.draw(snapshot, 80, false, true);

        // then
        assertThat(folded).contains("settings  1, shown with --all").doesNotContain("swappiness");
        assertThat(all).contains("/proc/sys/vm/swappiness  60").doesNotContain("--all");
    }

    @Test
    void gpusAreLinesOfOneTableWhereThereIsRoom() {
        // given
        List<Subtype> gpus = List.of(
                Subtype.named("gpu-0").put("model", "H100").put("uuid", "GPU-a").build(),
                Subtype.named("gpu-1").put("model", "H100").put("uuid", "GPU-b").build());
        var snapshot = new Snapshot(new SnapshotMetadata(null, null, null), List.of(new Measurement("GPU", gpus)));

        // when
        String wide = SnapshotTable.draw(snapshot, 80, false);
        String narrow = SnapshotTable.draw(snapshot, 11, false);

        // then
        assertThat(wide).endsWith("""
            GPU
              2 GPUs
                model  H100
                     uuid
              gpu-0  GPU-a
              gpu-1  GPU-b
            """);
        assertThat(narrow).contains("  gpu-0\n    uuid");
    }
}
