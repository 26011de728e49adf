package dev.eidos.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapReportTest {

    @Test
    void oneReasonIsOneLineHoweverManySubtypesItTouches() {
        // given
        var bus = new Gap("/run/dbus/system_bus_socket", Gap.Reason.NotFound, "systemd is not running here");
        var measurement = new Measurement(
                "SystemD", List.of(Subtype.missing("containerd", bus), Subtype.missing("kubelet", bus)));

        // when
        List<GapReport.Warning> warnings = GapReport.warnings(measurement);

        // then
        assertThat(warnings)
                .containsExactly(new GapReport.Warning(
                        "SystemD.containerd,kubelet",
                        "/run/dbus/system_bus_socket: systemd is not running here",
                        Gap.Reason.NotFound));
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
}
