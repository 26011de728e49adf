package dev.eidos.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Gap;
import dev.eidos.redact.PlantedSecrets;
import dev.eidos.redact.PlantedSecrets.Planted;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsInMessagesTest {
    static Stream<Planted> byForm() {
        return Stream.of(
                        PlantedSecrets.byForm(),
                        PlantedSecrets.keys(),
                        Stream.of(
                                new Planted("https://bob:Hunter2Zq9@h/x: refused", "Hunter2Zq9"),
                                new Planted("see https://h/x?sig=Hunter2Zq9, please", "Hunter2Zq9"),
                                new Planted("bob:Hunter2Zq9@registry.example/image:1", "Hunter2Zq9")))
                .flatMap(planted -> planted);
    }

    @ParameterizedTest
    @MethodSource("byForm")
    void noMessageShowsWhatItsFormTells(Planted planted) {
        for (boolean json : new boolean[] {false, true}) {
            // given
            var err = new ByteArrayOutputStream();
            var messages = new Messages(session(err, json));
            String text = planted.text();

            // when
            messages.warn(text);
            messages.warnLines(text);
            messages.note(text);
            messages.say(text);
            messages.gap(text, Gap.Reason.Failed, text);
            messages.step("job", text, 1);
            messages.agentLog(text);
            messages.error(EidosException.of(ErrorCode.FAILED, text)
                    .object(text)
                    .reason(text)
                    .build());

            // then
            assertThat(err.toString(UTF_8)).contains("job").doesNotContain(planted.secret());
        }
    }

    @Test
    void aSuggestionShowsHowAPasswordIsWritten() {
        // given
        var err = new ByteArrayOutputStream();

        // when
        new Messages(session(err, false))
                .error(EidosException.of(ErrorCode.INVALID_INPUT, "cannot use this proxy")
                        .suggestion("write http://user:password@host:port")
                        .build());

        // then
        assertThat(err.toString(UTF_8)).contains("try: write http://user:password@host:port");
    }

    private static Session session(ByteArrayOutputStream err, boolean json) {
        var terminal =
                new Terminal(new ByteArrayOutputStream(), new PrintStream(err, true, UTF_8), false, false, Map.of());
        return new Session(terminal, false, false, json, 0);
    }
}
