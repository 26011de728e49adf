package dev.eidos.collector.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.console.GapReport;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBusTest {
    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u009b2J", "\r", "\n", "\u0085", "\u2028", "\u202e", "\u2066"})
    void whatABusSaysDoesNotSteerTheTerminal(String steering) {
        // given
        String text = "a" + steering + "b";
        List<Gap> gaps = List.of(
                BusException.refused("org.example." + text, text).about(text),
                BusException.refused("org.freedesktop.DBus.Error.AccessDenied", text)
                        .about("x"),
                BusException.of(new IOException(text)).about("y"));
        var subtype = new Subtype("systemd", Map.of(), gaps);
        var snapshot = new Snapshot(
                new SnapshotMetadata(null, null, null), List.of(new Measurement("SystemD", List.of(subtype))));
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayOutputStream(), new PrintStream(err, true, UTF_8), false, true, Map.of("TERM", "xterm"));

        // when
        new GapReport(new Messages(new Session(terminal, false, false, false, 0))).print(snapshot);

        // then
        String shown = err.toString(UTF_8);
        assertThat(shown.lines().filter(line -> !line.startsWith("warning: ")))
                .as(shown)
                .isEmpty();
        assertThat(shown).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]");
    }
}
