package dev.eidos.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What somebody is advised, on a narrow terminal: prose is wrapped, and what is to be copied stays whole. */
class AdviceWidthTest {

    @Test
    void eachWayOutIsWrappedAndWhatIsToBePastedIsNot() {
        // given
        EidosException failure =
                EidosException.of(ErrorCode.FORBIDDEN, "no").suggestion("""
                    ask an administrator; each can be checked: kubectl auth can-i create jobs.batch -n n
                           or let somebody run this once, who may do so: eidos agent cleanup
                           or paste:
                    rules: [{apiGroups: [batch], resources: [jobs], verbs: [create, get]}]\
                    """).build();

        // when, then
        assertThat(said(messages -> messages.error(failure))).isEqualTo("""
            error: no
              try: ask an administrator; each can be
              checked:
              kubectl auth can-i create jobs.batch -n n
                   or let somebody run this once,
                   who may do so:
                   eidos agent cleanup
                   or paste:
            rules: [{apiGroups: [batch], resources: [jobs], verbs: [create, get]}]
            """);
    }

    @Test
    void whatStaysIsWrappedAndTheCommandThatRemovesItIsNot() {
        assertThat(said(messages -> messages.stays(
                        "kept for the next run: Namespace n, ServiceAccount, Role",
                        "eidos agent cleanup -n gpu-operator --cleanup-rbac")))
                .isEqualTo("""
                    note: kept for the next run: Namespace
                      n, ServiceAccount, Role
                      to remove: eidos agent cleanup -n gpu-operator --cleanup-rbac
                    """);
    }

    private static String said(Consumer<Messages> words) {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayOutputStream(),
                new PrintStream(err, true, UTF_8),
                false,
                true,
                Map.of("COLUMNS", "40", "NO_COLOR", "1"));
        words.accept(new Messages(Session.unparsed(terminal, new String[0])));
        return err.toString(UTF_8);
    }
}
