package dev.eidos.cli.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.k8s.agent.leftover.Leftover;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private boolean given(String answer, Leftover... found) {
        var terminal =
                new Terminal(new ByteArrayOutputStream(), new PrintStream(said, true, UTF_8), false, false, Map.of());
        var messages = new Messages(Session.unparsed(terminal, new String[0]));
        return new Confirmation(new ByteArrayInputStream(answer.getBytes(UTF_8)), messages).given(List.of(found));
    }

    private static Leftover job(Leftover.Fate fate) {
        var resource = new ApiResource("batch", "v1", "jobs", "ns", "eidos");
        return new Leftover(resource, new Identity("uid", "1"), "", Optional.empty(), fate);
    }

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "n, false", "'', false", "yo, false"})
    void onlyAYesIsOne(String answer, boolean given) {
        assertThat(given(answer + "\n", job(new Leftover.Fate.Remove("ended")))).isEqualTo(given);
        assertThat(said.toString(UTF_8)).contains("to remove: ").contains("remove it? [y/N]\n");
        assertThat(said.toString(UTF_8).contains("nothing was removed\n")).isNotEqualTo(given);
    }

    @Test
    void nobodyIsAskedWhereNothingGoes() {
        assertThat(given("", job(new Leftover.Fate.Keep("active")))).isTrue();
        assertThat(given("")).isTrue();
        assertThat(said.toString(UTF_8)).isEmpty();
    }
}
