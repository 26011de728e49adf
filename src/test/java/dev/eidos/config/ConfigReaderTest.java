package dev.eidos.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.file.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static Configuration read(String text) {
        return ConfigReader.read(new SourceText("config.yaml", text));
    }

    @Test
    void aContextsSectionReplacesWhatCountsElsewhere() {
        // given
        Configuration configuration = read("""
            context: prod
            namespace: gpu-operator
            tolerations:
              - a
              - b
            contexts:
              test:
                namespace: scratch
            """);

        // when
        ConfigSection usual = configuration.of(Optional.of("prod"));
        ConfigSection test = configuration.of(Optional.of("test"));

        // then
        assertThat(usual.value(ConfigKey.NAMESPACE))
                .contains(new ConfigValue(List.of("gpu-operator"), "config.yaml:2"));
        assertThat(test.value(ConfigKey.NAMESPACE)).contains(new ConfigValue(List.of("scratch"), "config.yaml:8"));
        assertThat(test.value(ConfigKey.TOLERATIONS)).contains(new ConfigValue(List.of("a", "b"), "config.yaml:3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`context: a\nnamespce: b`| config.yaml:2| 'namespce' is not known| did you mean namespace?",
                "`contexts:\n  a:\n    image: b\n    context: c`| config.yaml:4| 'context' is not known| use one of",
                "`\ntoleration:\n  - a`| config.yaml:2| 'toleration' is not known| did you mean tolerations?",
                "namespace: [a]| config.yaml:1:12| expected a single value| null",
                "tolerations: a| config.yaml:1:14| expected a list| null",
                "image: ''| config.yaml:1:8| 'image' is empty| leave it out",
            })
    void aSlipIsToldWithItsLine(String text, String place, String reason, String suggestion) {
        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> read(text));

        // then
        assertThat(failure.object()).isEqualTo(place);
        assertThat(failure.reason()).contains(reason);
        assertThat(String.valueOf(failure.suggestion())).contains(suggestion);
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(read("# nothing yet\n").usual()).isEqualTo(ConfigSection.NONE);
        assertThat(read("").usual()).isEqualTo(ConfigSection.NONE);
    }

    @Test
    void theFileIsThatOfTheVariableOrOfTheUsersFolder() {
        assertThat(ConfigFile.usual(Map.of("HOME", "/home/a"))).hasToString("/home/a/.config/eidos/config.yaml");
        assertThat(ConfigFile.usual(Map.of("HOME", "/home/a", "XDG_CONFIG_HOME", "/c")))
                .hasToString("/c/eidos/config.yaml");
        assertThat(ConfigFile.of(Map.of("HOME", "/nonexistent"))).isEmpty();
        assertThat(ConfigFile.of(Map.of("HOME", "/nonexistent", "EIDOS_CONFIG", "/d")))
                .hasValueSatisfying(file -> assertThat(file).hasToString("/d"));
        assertThat(ConfigFile.of(Map.of("HOME", "/", "EIDOS_CONFIG", ""))).isEmpty();
    }
}
