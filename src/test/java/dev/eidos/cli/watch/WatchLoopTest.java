package dev.eidos.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.folder.FleetFolder;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.testing.fleet.SyntheticFleet;
import dev.eidos.testing.fleet.fault.Injection;
import dev.eidos.testing.fleet.fault.NoisyFleet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchLoopTest {
    private static final int NODES = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-28T22:00:00Z");
    private int run;

    /** A night: from its third run on a driver is another, from the sixth a node is missing, from the eighth a GPU. */
    private void night(Path place, Interruption interruption) throws InterruptedException {
        run++;
        Map<Integer, List<Injection>> faults = new TreeMap<>();
        if (run >= 3) {
            faults.put(17, List.of(seen("DRIVER")));
        }
        if (run >= 8) {
            faults.put(3, List.of(seen("GPU_MISSING")));
        }
        capture(place, new NoisyFleet(7, run, faults), run >= 6 ? Set.of(12) : Set.of());
    }

    private static void capture(Path place, NoisyFleet fleet, Set<Integer> missing) throws InterruptedException {
        try (FleetFolder store = FleetFolder.take(place)) {
            List<FleetNode> nodes = new ArrayList<>();
            for (int number = 1; number <= NODES; number++) {
                String name = SyntheticFleet.name(number);
                nodes.add(
                        missing.contains(number)
                                ? FleetNode.without(name, FleetNode.Verdict.FAILED, "the node is not ready")
                                : store.keep(name, SnapshotDocument.of(fleet.snapshot(number))));
            }
            store.end(new Fleet("2026-11-28T22:00:00Z", "1", "r", new ClusterIdentity("", "s", "u"), nodes));
        }
    }

    private static Injection seen(String name) {
        return Injection.list("seen").stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void watch(int runs, boolean json, WatchLoop.Runner runner) throws InterruptedException {
        var terminal = new Terminal(out, new PrintStream(err, true, UTF_8), false, false, Map.of());
        var settings = new WatchSettings(
                folder.resolve("runs"), Duration.ofMinutes(10), 4, runs, Optional.of(folder.resolve("fleet.prom")));
        try (var interruption = Interruption.ofThisThread(_ -> {})) {
            new WatchLoop(
                            settings,
                            new Session(terminal, false, false, json, System.nanoTime()),
                            runner,
                            time -> now = now.plus(time),
                            () -> now)
                    .run(interruption);
        }
    }

    private Set<String> runs() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("runs"))) {
            Set<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            return names;
        }
    }

    @Test
    void aNightWithThreeChangesTellsExactlyThese() throws Exception {
        // when
        watch(10, false, this::night);

        // then
        assertThat(out.toString(UTF_8).lines())
                .hasSize(3)
                .satisfiesExactly(
                        driver -> assertThat(driver)
                                .startsWith(
                                        "2026-11-28T22:20:00Z  critical  sim-00017  the NVIDIA driver is 550.90.07"),
                        missing -> assertThat(missing)
                                .isEqualTo("2026-11-28T22:50:00Z  warning   sim-00012  missing: the node is not ready"),
                        gpu -> assertThat(gpu)
                                .startsWith("2026-11-28T23:10:00Z  critical  sim-00003  7 GPUs instead of 8"));
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "note: a run every 10m into " + folder.resolve("runs") + ", of which 4 are kept",
                        "note: the first run has 20 nodes, 0 missing, and 0 findings; what changes is told",
                        "note: ended after 10 runs; the last is " + folder.resolve("runs/20261128T233000Z"));
        assertThat(runs()).hasSize(4).contains("20261128T233000Z");
    }

    @Test
    void programsGetAnObjectForEachChange() throws Exception {
        // when
        watch(4, true, this::night);

        // then
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("\"change\"")))
                .singleElement()
                .asString()
                .contains("\"change\":\"changed\"", "\"node\":\"sim-00017\"", "\"severity\":\"critical\"")
                .contains("\"run\":\"2026-11-28T22:20:00Z\"", "\"suggestion\":");
    }

    @Test
    void aRunThatFailsLeavesNothingAndIsFollowedByTheNext() throws Exception {
        // when
        watch(4, false, (place, interruption) -> {
            if (run == 1 && !err.toString(UTF_8).contains("a run failed")) {
                begin(place);
                throw EidosException.of(ErrorCode.UNAVAILABLE, "the API server cannot be reached")
                        .object("https://10.0.0.1")
                        .build();
            }
            night(place, interruption);
        });

        // then
        assertThat(err.toString(UTF_8)).contains("a run failed, and the next is tried");
        assertThat(out.toString(UTF_8).lines()).singleElement().asString().contains("sim-00017");
        assertThat(runs()).doesNotContain("20261128T221000Z").hasSize(3);
    }

    private static void begin(Path place) {
        FleetFolder.take(place).close();
    }

    @Test
    void aFirstRunThatFailsEndsIt() {
        assertThatThrownBy(() -> watch(0, false, (place, interruption) -> {
                    throw EidosException.of(ErrorCode.FORBIDDEN, "no")
                            .object("x")
                            .build();
                }))
                .isInstanceOf(EidosException.class);
    }

    @Test
    void aLastRunThatFailsSaysWhereTheOthersAre() {
        // when
        EidosException failure = catchThrowableOfType(
                EidosException.class,
                () -> watch(2, false, (place, interruption) -> {
                    if (run == 1) {
                        throw EidosException.of(ErrorCode.INTERNAL, "cannot write the output")
                                .suggestion("complete it with --resume")
                                .build();
                    }
                    night(place, interruption);
                }));

        // then
        assertThat(failure.suggestion())
                .isEqualTo("nothing of this run is kept; the runs before it are in " + folder.resolve("runs"));
    }

    @Test
    void metricsAreForAnAlert() throws Exception {
        // when
        watch(8, false, this::night);

        // then
        assertThat(Files.readString(folder.resolve("fleet.prom")))
                .contains("# TYPE eidos_fleet_nodes gauge\n")
                .contains("eidos_fleet_nodes{verdict=\"collected\"} 19\n")
                .contains("eidos_fleet_nodes{verdict=\"missing\"} 1\n")
                .contains("eidos_fleet_findings{severity=\"critical\"} 2\n")
                .contains("eidos_fleet_findings{severity=\"info\"} 0\n")
                .contains("eidos_fleet_last_run_timestamp_seconds 1795907400\n")
                .contains("eidos_fleet_failed_runs 0\n");
    }
}
