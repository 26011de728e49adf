package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command is known everywhere as soon as it stands in the list of commands. */
class NewCommandTest {
    private static final List<CliCommand> COMMANDS = withToy();

    @Test
    void helpListsIt() {
        // given
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(out, new PrintStream(new ByteArrayOutputStream()), false, false, Map.of());

        // when
        int code = new Eidos(terminal, COMMANDS).run(new String[] {"--help"});

        // then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("toy").contains("Play with a document.");
    }

    @Test
    void itsCacheIsTrainedOnWhatItRehearses() {
        assertThat(TrainingRun.lines(COMMANDS, AotCache.DOCUMENTS)).contains("toy --help", "recipe --help");
        assertThat(TrainingRun.lines(COMMANDS, AotCache.WORK)).doesNotContain("toy --help");
    }

    @Test
    void theLauncherChoosesItsCache() {
        assertThat(CacheChoice.pattern(COMMANDS, AotCache.DOCUMENTS))
                .isEqualTo("recipe | query | validate | convert | bundle | verify | mirror | upgrade-check | config |"
                        + " schema | completion | version | toy");
    }

    private static List<CliCommand> withToy() {
        List<CliCommand> commands = new ArrayList<>(Eidos.COMMANDS);
        commands.add(new Toy());
        return commands;
    }

    private static final class Toy implements CliCommand {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public String summary() {
            return "Play with a document.";
        }

        @Override
        public AotCache cache() {
            return AotCache.DOCUMENTS;
        }

        @Override
        public void describe(CommandSpec spec) {}

        @Override
        public void run(ParseResult options, Session session) {}
    }
}
