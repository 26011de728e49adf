package dev.eidos.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapReportTest {

    @Test
    void oneReasonIsOneLineHoweverManySubtypesItTouches() {
        // given
        var bus = new Gap("/run/dbus/system_bus_socket", Gap.Reason.Forbidden, "permission denied");
        var measurement = new Measurement(
                "SystemD", List.of(Subtype.missing("containerd", bus), Subtype.missing("kubelet", bus)));

        // when
        List<GapReport.Warning> warnings = GapReport.warnings(measurement);

        // then
        assertThat(warnings)
                .containsExactly(new GapReport.Warning(
                        "SystemD.containerd,kubelet",
                        "/run/dbus/system_bus_socket: permission denied",
                        Gap.Reason.Forbidden));
    }

    @Test
    void manyObjectsAreCountedNotListed() {
        // given
        var subtype = Subtype.named("sysctl");
        for (String name : List.of("a", "b", "c", "d", "e")) {
            subtype.gap(name, Gap.Reason.Forbidden, "permission denied");
        }

        // when
        List<GapReport.Warning> warnings = GapReport.warnings(new Measurement("OS", List.of(subtype.build())));

        // then
        assertThat(warnings)
                .extracting(GapReport.Warning::why)
                .containsExactly("a, b, c and 2 more: permission denied");
    }

    @Test
    void whereIsNotSaidTwice() {
        // given
        var gap = new Gap("GPU.smi", Gap.Reason.Timeout, "not finished after 1.0 s");

        // when
        List<GapReport.Warning> warnings =
                GapReport.warnings(new Measurement("GPU", List.of(Subtype.missing("smi", gap))));

        // then
        assertThat(warnings)
                .containsExactly(new GapReport.Warning("GPU.smi", "not finished after 1.0 s", Gap.Reason.Timeout));
    }

    @Test
    void subtypesThatAreTheirOwnObjectsAreNamedOnce() {
        // given
        var measurement = new Measurement(
                "OS",
                List.of(
                        Subtype.missing("kmod", new Gap("OS.kmod", Gap.Reason.Timeout, "not finished")),
                        Subtype.missing("sysctl", new Gap("OS.sysctl", Gap.Reason.Timeout, "not finished"))));

        // when
        List<GapReport.Warning> warnings = GapReport.warnings(measurement);

        // then
        assertThat(warnings)
                .containsExactly(new GapReport.Warning("OS.kmod,sysctl", "not finished", Gap.Reason.Timeout));
    }

    @Test
    void whatIsJustNotThereIsNoWarning() {
        // given
        var none = new Gap("/etc/docker/daemon.json", Gap.Reason.NotFound, "no such file");
        var systemd = new Measurement(
                "SystemD",
                List.of(
                        Subtype.named("containerd-config").put("version", 3).build(),
                        Subtype.missing("docker-config", none),
                        Subtype.named("sysctl").put("a", 1).gap(none).build()));
        var k8s = new Measurement("K8s", List.of(Subtype.missing("server", none), Subtype.missing("node", none)));

        // when
        List<String> names = NotThere.names(List.of(systemd, k8s));

        // then
        assertThat(GapReport.warnings(systemd)).isEmpty();
        assertThat(names).containsExactly("SystemD.docker-config, sysctl (in part)", "K8s");
    }

    @Test
    void aGpuWithoutADriverIsAWarning() {
        // given
        var none = new Gap("NVIDIA driver", Gap.Reason.NotFound, "a GPU is on the bus, but there is no driver");
        Subtype smi = Subtype.missing("smi", none);
        Subtype pci = Subtype.named("pci-0").put("model", "H100").build();

        // when
        var with = new Measurement("GPU", List.of(smi, pci));
        var without = new Measurement("GPU", List.of(smi));

        // then
        assertThat(GapReport.warnings(with)).hasSize(1);
        assertThat(GapReport.warnings(without)).isEmpty();
        assertThat(NotThere.names(List.of(with))).isEmpty();
    }

    @Test
    void warningsComeBeforeWhatIsNotThere() {
        // given
        var out = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new ByteArrayOutputStream(), new PrintStream(out, true, UTF_8), false, false, Map.of());
        Session session = Session.unparsed(terminal, new String[0]);
        List<Measurement> measurements = List.of(
                new Measurement("OS", List.of(Subtype.missing("kmod", new Gap("m", Gap.Reason.NotFound, "none")))),
                new Measurement("GPU", List.of(Subtype.missing("smi", new Gap("d", Gap.Reason.Timeout, "slow")))));

        // when
        new GapReport(new Messages(session)).print(new Snapshot(new SnapshotMetadata(null, null, null), measurements));

        // then
        assertThat(out.toString(UTF_8)).isEqualTo("""
            warning: GPU.smi: d: slow
            note: not there: OS (why: notCollected in the snapshot)
            """);
    }

    @Test
    void debugTellsWhyEachIsNotThere() {
        // given
        var out = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new ByteArrayOutputStream(), new PrintStream(out, true, UTF_8), false, false, Map.of());
        Session session = Session.unparsed(terminal, new String[] {"--debug"});
        Subtype docker = Subtype.missing(
                "docker-config", new Gap("/etc/docker/daemon.json", Gap.Reason.NotFound, "no such file"));

        // when
        new GapReport(new Messages(session))
                .print(new Snapshot(
                        new SnapshotMetadata(null, null, null), List.of(new Measurement("SystemD", List.of(docker)))));

        // then
        assertThat(out.toString(UTF_8))
                .contains("debug: not there: SystemD.docker-config: /etc/docker/daemon.json: no such file\n");
    }
}
