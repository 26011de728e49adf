package dev.eidos.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.redact.PlantedSecrets;
import dev.eidos.redact.PlantedSecrets.Planted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class SecretsInLogTest {
    static Stream<Planted> planted() {
        return PlantedSecrets.all();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void noLogShowsASecret(Planted planted) {
        for (boolean json : new boolean[] {false, true}) {
            // when
            String logged = logged(json, planted.text());

            // then
            assertThat(logged).contains("said").doesNotContain(planted.secret());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneSecretDoesNotHideTheLinesAfterIt(boolean json) {
        assertThat(logged(json, "token=hunter2")).doesNotContain("hunter2").contains("SecretsInLogTest");
    }

    private static String logged(boolean json, String text) {
        LogSettings before = LogSettings.current();
        var err = new ByteArrayOutputStream();
        try {
            new LogSettings(true, json, new PrintStream(err, true, UTF_8), () -> null).install();
            LoggerFactory.getLogger("org.library")
                    .warn("said {}", text, new IllegalStateException(text, new IOException(text)));
        } finally {
            before.install();
        }
        return err.toString(UTF_8);
    }
}
