package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UnitsCollectorTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    Path root;

    @Test
    void aUnitsConfigurationAndHealthAreRead() throws Exception {
        // given
        try (var bus = MessageBus.startedIn(root, "");
                var _ = new StandInSystemd(bus.address())) {
            // when
            List<Subtype> subtypes = collect("kubelet", "docker", "fstrim.timer");

            // then
            assertThat(subtypes)
                    .extracting(Subtype::name)
                    .containsExactly("systemd", "kubelet", "docker", "fstrim-timer");
            assertThat(subtypes).flatExtracting(Subtype::gaps).isEmpty();
            assertThat(Readings.of(subtypes.get(0)))
                    .containsEntry("Version", "252.38-1")
                    .containsEntry("SystemState", "running");
            assertThat(Readings.of(subtypes.get(1)))
                    .containsEntry("LoadState", "loaded")
                    .containsEntry("LoadError", "")
                    .containsEntry("DropInPaths", "/etc/b.conf,/etc/a.conf")
                    .containsEntry("After", "containerd.service,sysinit.target")
                    .containsEntry("ExecStart", "/usr/bin/kubelet --token=<redacted> --v=2")
                    .containsEntry("EnvironmentFiles", "/etc/default/kubelet")
                    .containsEntry("DeviceAllow", "/dev/nvidia0 rw,char-x r")
                    .containsEntry("LimitCORE", "infinity")
                    .containsEntry("CPUWeight", "[not set]")
                    .containsEntry("CPUAffinity", "0-3,8")
                    .containsEntry("NUMAMask", "")
                    .containsEntry("StartLimitBurst", "5");
            assertThat(subtypes.get(1).get("LimitNOFILE")).contains(Reading.of(1_048_576));
            assertThat(subtypes.get(1).get("Nice")).contains(Reading.of(-5));
            assertThat(subtypes.get(1).get("NeedDaemonReload")).contains(Reading.of(false));
            assertThat(Readings.of(subtypes.get(2)))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "LoadState", "not-found", "LoadError", "Unit not found.", "ActiveState", "inactive"));
        }
    }

    @Test
    void nothingThatChangesByItselfAndNoSecretIsKept() throws Exception {
        // given
        try (var bus = MessageBus.startedIn(root, "");
                var _ = new StandInSystemd(bus.address())) {
            // when
            List<Subtype> first = collect("kubelet");
            List<Subtype> second = collect("kubelet");

            // then
            assertThat(first).isEqualTo(second);
            assertThat(first.toString()).doesNotContain("hunter2", "MainPID", "InvocationID", "Timestamp");
        }
    }

    @Test
    void noThreadOfTheConnectionSurvivesIt() throws Exception {
        // given
        try (var bus = MessageBus.startedIn(root, "")) {
            try (var _ = new StandInSystemd(bus.address())) {
                // when
                collect("kubelet");
            }

            // then
            for (int i = 0; i < 50 && !busThreads().isEmpty(); i++) {
                Thread.sleep(50);
            }
            assertThat(busThreads()).isEmpty();
        }
    }

    @Test
    void aBusWithoutSystemdIsAGap() throws Exception {
        // given
        try (var _ = MessageBus.startedIn(root, "")) {
            // when
            List<Subtype> subtypes = collect("kubelet");

            // then
            assertThat(onlyGap(subtypes).reason()).isEqualTo(Gap.Reason.NotFound);
            assertThat(onlyGap(subtypes).message()).startsWith("systemd is not on this bus");
        }
    }

    @Test
    void aRefusedUnitIsAGapOfItsOwn() throws Exception {
        // given
        String policy = "<deny send_interface=\"org.freedesktop.systemd1.Manager\" send_member=\"LoadUnit\"/>";
        try (var bus = MessageBus.startedIn(root, policy);
                var _ = new StandInSystemd(bus.address())) {
            // when
            List<Subtype> subtypes = collect("kubelet", "docker");

            // then
            assertThat(Readings.of(subtypes.get(0))).containsEntry("SystemState", "running");
            assertThat(subtypes.subList(1, 3))
                    .allSatisfy(
                            unit -> assertThat(unit.gaps()).singleElement().returns(Gap.Reason.Forbidden, Gap::reason));
        }
    }

    @Test
    @Timeout(5) // the library would go on trying for ten seconds
    void aSocketThatNobodyListensOnIsAGap() throws Exception {
        // given
        listening().close();

        // when
        List<Subtype> subtypes = collect("kubelet");

        // then
        assertThat(onlyGap(subtypes).reason()).isEqualTo(Gap.Reason.Unavailable);
        assertThat(onlyGap(subtypes).message()).contains("Connection refused");
    }

    @Test
    void aSilentBusIsGivenUp() throws Exception {
        // given
        try (var _ = listening()) {
            // when
            List<Subtype> subtypes =
                    collector(Duration.ofMillis(300), "kubelet").collect();

            // then
            assertThat(onlyGap(subtypes).reason()).isEqualTo(Gap.Reason.Timeout);
        }
    }

    @Test
    void noSocketIsAGap() throws Exception {
        // when
        List<Subtype> subtypes = collect("kubelet");

        // then
        assertThat(onlyGap(subtypes))
                .isEqualTo(new Gap(
                        "/run/dbus/system_bus_socket",
                        Gap.Reason.NotFound,
                        "systemd is not running here: no such socket"));
    }

    private List<Subtype> collect(String... units) throws Exception {
        return collector(PATIENT, units).collect();
    }

    private UnitsCollector collector(Duration timeout, String... units) {
        List<UnitName> names = List.of(units).stream().map(UnitName::of).toList();
        return new UnitsCollector(SystemBus.of(HostRoot.of(root), Map.of()), names, timeout);
    }

    private ServerSocketChannel listening() throws Exception {
        Path socket = root.resolve(SystemBus.SOCKET.substring(1));
        Files.createDirectories(Objects.requireNonNull(socket.getParent()));
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private static Gap onlyGap(List<Subtype> subtypes) {
        assertThat(subtypes).singleElement().returns(UnitsCollector.MANAGER, Subtype::name);
        assertThat(subtypes.getFirst().gaps()).hasSize(1);
        return subtypes.getFirst().gaps().getFirst();
    }

    private static List<String> busThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("DBus") || name.contains("dbus"))
                .toList();
    }
}
