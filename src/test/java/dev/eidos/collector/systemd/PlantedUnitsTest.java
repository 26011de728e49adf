package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Subtype;
import dev.eidos.redact.PlantedSecrets;
import dev.eidos.redact.PlantedSecrets.Planted;
import dev.eidos.redact.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What systemd may send in each of its properties, with a secret in each of its texts. */
class PlantedUnitsTest {
    static Stream<Planted> planted() {
        return PlantedSecrets.all();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void noPropertyShowsASecret(Planted planted) throws Exception {
        // given
        String text = planted.text();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (UnitProperty property : UnitProperty.values()) {
            properties.put(
                    property.name(),
                    switch (property.form()) {
                        case PLAIN, WEIGHT, LAST_OF_STRUCT -> text;
                        case SORTED -> List.of("a", text, "z");
                        case CPUS -> new byte[] {1};
                        case PAIRS, FIRST_OF_EACH -> List.of(List.of(text, "rw"), List.of("b", "r"));
                        case COMMANDS -> List.of(List.of("/bin/x", List.of("/bin/x", text, "-v")));
                    });
        }

        // when
        Subtype shown = Redaction.STANDARD.of(UnitReadings.of(UnitName.of("x.service"), properties));

        // then
        assertThat(shown.data()).hasSize(UnitProperty.values().length);
        assertThat(shown.toString()).doesNotContain(planted.secret());
    }

    @Test
    void aSecretInAnArgumentOfItsOwnIsHidden() {
        for (List<String> arguments : List.of(
                List.of("run", "--token", "Hunter2Zq9"),
                List.of("curl", "-u", "bob:Hunter2Zq9"),
                List.of("curl", "-H", "Authorization: Bearer Hunter2Zq9"),
                List.of("/usr/bin/sshpass", "-p", "Hunter2Zq9", "ssh"),
                List.of("mysql", "-pHunter2Zq9"))) {
            assertThat(CommandLine.of(arguments)).doesNotContain("Hunter2Zq9").contains("<redacted>");
        }
    }
}
