package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.collector.HostRoot;
import dev.eidos.collector.Snapshotter;
import dev.eidos.collector.os.OsCollectors;
import dev.eidos.measurement.Measurement;
import dev.eidos.testing.Command;
import dev.eidos.testing.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThisMachineTest {
    private static final HostRoot HOST = HostRoot.of(Path.of("/"));

    @BeforeEach
    void onLinux() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/meminfo")), "/proc is not present");
    }

    @Test
    void processorsAreAsManyAsNprocCounts() throws Exception {
        // given
        String online = Command.output("sh", "-c", "getconf _NPROCESSORS_ONLN");

        // when
        var cpu = Readings.of(new CpuCollector(HOST).collect().getFirst());

        // then
        assertThat(cpu).containsEntry("threads", online).containsEntry("architecture", Command.output("uname", "-m"));
    }

    @Test
    void memoryIsWhatAwkReads() throws Exception {
        // given
        String total = Command.output("awk", "/^MemTotal:/ {print $2}", "/proc/meminfo");

        // when
        var memory = Readings.of(new MemoryCollector(HOST).collect().getFirst());

        // then
        assertThat(memory).containsEntry("mem-total-kb", total);
    }

    @Test
    void twoMeasurementsOfAnUnchangedMachineAreEqual() throws Exception {
        // given
        List<Collector> collectors = new ArrayList<>(OsCollectors.of(HOST));
        collectors.addAll(HardwareCollectors.of(HOST));
        var snapshotter = new Snapshotter(Duration.ofSeconds(60));
        var first = snapshotter.collect(collectors);

        // when
        var second = snapshotter.collect(collectors);

        // then
        assertThat(second).isEqualTo(first);
        assertThat(second).extracting(Measurement::type).containsExactly(Measurement.OS, Measurement.HARDWARE);
        assertThat(second)
                .flatExtracting(Measurement::subtypes)
                .allSatisfy(subtype -> assertThat(subtype.name()).doesNotContain("."));
    }
}
