package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

class HostileWordsTest {
    @TempDir
    Path folder;

    @Test
    void anAtSignNamesNoFileOfWords() throws IOException {
        // given
        Path words = Files.writeString(folder.resolve("words"), "secret");

        // when
        Run run = Run.of("recipe", "@" + words);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("@" + words).doesNotContain("secret");
    }

    @Test
    void wordsThatAreNotUtf8AreRefused() {
        // when
        Run run = Run.of("validate", "--recipe", "a\ufffd.yaml", "--snapshot", "b");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("not UTF-8", "word 3", "a\ufffd.yaml");
    }

    @Test
    void memoryThatIsNotThereIsNoBug() {
        assertThat(failing(new OutOfMemoryError("Java heap space")))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ErrorCode.FAILED.exitCode()))
                .satisfies(run ->
                        assertThat(run.err()).contains("too large", "512 MiB").doesNotContain("Java"));
        assertThat(failing(new IllegalStateException(new StackOverflowError())).err())
                .contains("nested too deeply");
    }

    @Test
    void aBugIsToldByItsPlaceAndNotByWhatTheExceptionSays() {
        // when
        Run run = failing(new IllegalStateException("password hunter2"));

        // then
        assertThat(run.code()).isEqualTo(ErrorCode.INTERNAL.exitCode());
        assertThat(run.err())
                .contains("a bug in eidos: IllegalStateException in HostileWordsTest.java:")
                .doesNotContain("hunter2");
    }

    private static Run failing(Throwable failure) {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of());
        int code = new Eidos(terminal, List.of(new Failing(failure))).run(new String[] {"fail"});
        return new Run(code, "", err.toString(StandardCharsets.UTF_8));
    }

    private record Failing(Throwable failure) implements CliCommand {
        @Override
        public String name() {
            return "fail";
        }

        @Override
        public String summary() {
            return "Fails.";
        }

        @Override
        public void describe(CommandSpec spec) {}

        @Override
        public AotCache cache() {
            return AotCache.ANSWERS;
        }

        @Override
        public void run(ParseResult command, Session session) {
            switch (failure) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new AssertionError(failure);
            }
        }
    }
}
