package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.collector.Snapshotter;
import dev.eidos.collector.os.OsCollectors;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Measurement;
import dev.eidos.redact.Redaction;
import dev.eidos.testing.Command;
import dev.eidos.testing.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        var snapshotter = new Snapshotter(Duration.ofSeconds(60), Redaction.STANDARD);
        var first = snapshotter.collect(collectors);

        // when
        var second = snapshotter.collect(collectors);

        // then
        assertThat(second).extracting(Measurement::type).containsExactly(Measurement.OS, Measurement.HARDWARE);
        assertThat(texts(second)).isEqualTo(texts(first)).hasSizeGreaterThan(150);
        assertThat(second)
                .flatExtracting(Measurement::subtypes)
                .allSatisfy(subtype -> assertThat(subtype.name()).doesNotContain("."));
    }

    /** By path, but for the nodes' memory: that of a guest whose kernel initialises memory lazily grows for a while. */
    private static Map<String, String> texts(List<Measurement> measurements) {
        Map<String, String> texts = new TreeMap<>();
        for (var measurement : measurements) {
            for (var subtype : measurement.subtypes()) {
                Readings.of(subtype)
                        .forEach((key, text) -> texts.put(measurement.type() + "." + subtype.name() + "." + key, text));
            }
        }
        texts.keySet().removeIf(path -> path.startsWith("Hardware.memory.node"));
        return texts;
    }
}
